import type { AwsAnswer } from './aws-view'
import { readAwsView } from './read-aws-view'
import type { SyncOptions } from './sync'

const dayMs = 24 * 60 * 60 * 1000

/** As details are read. */
const readersAtOnce = 5

/**
 * Reads AWS's view of approved deals of which it has not been asked for a day: what meetings compare ours with.
 * @param most Stops after as many.
 * @returns How many were asked for, none when nothing is due.
 * @throws PartnerCentralError when AWS throttles or does not answer; what had been read is stored.
 */
export async function syncAwsViews(options: SyncOptions, most: number): Promise<number> {
  const { mirror, partnerCentral, guard, clock = () => new Date() } = options
  const { catalog } = partnerCentral
  const ids = await mirror.ledger.awsViewsDue(catalog, new Date(clock().getTime() - dayMs), most)
  if (ids.length === 0) return 0
  const waiting = [...ids]
  const answers: AwsAnswer[] = []
  let failure: unknown
  const read = async () => {
    for (let id = waiting.shift(); id !== undefined && !failure; id = waiting.shift()) {
      try {
        answers.push(await readAwsView(partnerCentral, id))
      } catch (error) {
        failure = error
      }
    }
  }
  const at = clock()
  await Promise.all(Array.from({ length: readersAtOnce }, read))
  await mirror.ledger.storeAwsViews(catalog, answers, at, guard)
  if (failure) throw failure
  return ids.length
}
