import { setTimeout as sleep } from 'node:timers/promises'
import { nextStepSaver } from '../../app/(workspace)/opportunities/[id]/next-step-saver'
import { draftOf } from '../../lib/opportunity/draft'
import type { Opportunity } from '../../lib/opportunity/opportunity'
import type { ActionError, ActionResult } from '../../lib/result'
import { AnswerLostError, type Browser, type Notices } from './browser'

/** What one seller does to one deal; another seller does another of these to the same deal. */
export type Doing = 'next step' | 'stage' | 'comment'

/** A deal and what was ordered of it. */
export interface OrderedDeal {
  id: string
  company: string
  /** Acknowledged texts, in their order; each is given once in the whole run. */
  steps: string[]
  /** The stage of the last acknowledged move, and the last acknowledged comment. */
  stage: string
  comment: string
  acknowledged: number
  /** Whatever was ordered, acknowledged or not: Partner Central may apply no more updates than that. */
  orders: number
}

/** What a record's page is filled with. */
interface Reading {
  opportunity: Opportunity
}

interface Saved {
  opportunity: Opportunity
  queued?: true
}

export interface SellerOptions {
  name: string
  browser: Browser
  notices: Notices
  /** The deals of which this seller writes the next step, moves the stage, writes the comment. */
  deals: Record<Doing, readonly OrderedDeal[]>
  isOver: () => boolean
  random: () => number
}

const stages = ['Qualified', 'Technical Validation', 'Business Validation'] as const

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T
}

/** What a seller answers with pressing the button again. */
function isRetryNotice({ kind }: ActionError): boolean {
  return kind === 'unavailable' || kind === 'throttled'
}

/** One person at a browser, until the time is over. Reads more than writes, like people do. */
export async function sell(options: SellerOptions): Promise<void> {
  const { browser, notices, random, isOver, name } = options
  let count = 0

  const read = async (id: string) => (await browser.data<Reading>(`/api/opportunities/${id}`)).opportunity

  /** The board knows what is on its way. An edit that still waits would take in the next one, as it should. */
  const isOnItsWay = async ({ id }: OrderedDeal) => {
    const { columns } = await browser.data<{ columns: { cards: { id: string; pending?: string }[] }[] }>(
      `/api/opportunities?q=${id}`,
    )
    return columns.some(({ cards }) => cards.some((card) => card.id === id && card.pending !== undefined))
  }

  /**
   * Presses the button until it is saved. After a notice the seller looks at the record first. Where others changed other
   * fields meanwhile the screens lay the edit over the newer version by themselves, and so do we.
   */
  const save = async (
    deal: OrderedDeal,
    hasIt: (record: Opportunity) => boolean,
    press: (record: Opportunity) => Promise<ActionResult<unknown>>,
  ): Promise<void> => {
    for (;;) {
      const record = await read(deal.id)
      if (hasIt(record)) return
      deal.orders += 1
      try {
        const result = await press(record)
        if (result.ok) {
          deal.acknowledged += 1
          return
        }
        const isMerged = result.error.kind === 'conflict' && !hasIt(result.error.current as Opportunity)
        if (isMerged) continue
        if (!isRetryNotice(result.error)) throw new Error(`${deal.id}: ${JSON.stringify(result.error)}`)
      } catch (error) {
        if (!(error instanceof AnswerLostError)) throw error
      }
      notices.retries += 1
      await sleep(500)
    }
  }

  const writeNextStep = async (deal: OrderedDeal) => {
    const text = `${name}, step ${count}`
    const path = `/opportunities/${deal.id}`
    await save(
      deal,
      ({ LifeCycle }) => LifeCycle?.NextSteps === text,
      (opportunity) =>
        nextStepSaver({
          opportunity,
          addNextStep: (input) => browser.act<Saved>(path, 'addNextStep', input),
          keep: () => {},
          movedOn: () => {},
        })(text),
    )
    deal.steps.push(text)
  }

  const move = async (deal: OrderedDeal) => {
    const to = pick(
      stages.filter((stage) => stage !== deal.stage),
      random,
    )
    await save(
      deal,
      ({ LifeCycle }) => LifeCycle?.Stage === to,
      ({ Id: id, LifeCycle, LastModifiedDate: seen }) =>
        browser.act('/opportunities', 'moveStage', { id, from: LifeCycle?.Stage, to, seen }),
    )
    deal.stage = to
  }

  const comment = async (deal: OrderedDeal) => {
    const text = `${name}, comment ${count}`
    await save(
      deal,
      ({ Project }) => Project?.AdditionalComments === text,
      (record) => {
        const draft = draftOf(record)
        const changed = { ...draft, Project: { ...draft.Project, AdditionalComments: text } }
        const input = { id: deal.id, seen: record.LastModifiedDate, draft: changed }
        return browser.act(`/opportunities/${deal.id}`, 'updateOpportunity', input)
      },
    )
    deal.comment = text
  }

  const write = async () => {
    const doing = pick(['next step', 'stage', 'comment'] as const, random)
    const deal = pick(options.deals[doing], random)
    if (await isOnItsWay(deal)) return
    count += 1
    if (doing === 'next step') await writeNextStep(deal)
    else if (doing === 'stage') await move(deal)
    else await comment(deal)
  }

  const look = async () => {
    const deal = pick(options.deals['next step'], random)
    const path = pick(['/opportunities', `/opportunities/${deal.id}`, '/queue'], random)
    const page = await browser.page(path)
    const isWhole = path.endsWith(deal.id) ? page.includes(deal.company) : page.includes('</html>')
    if (!isWhole) throw new Error(`${path} does not show what it should`)
    await browser.data('/api/opportunities')
  }

  while (!isOver()) {
    try {
      await (random() < 0.5 ? write() : look())
    } catch (error) {
      if (error instanceof AnswerLostError) notices.retries += 1
      else notices.errors.push(error instanceof Error ? error.message : String(error))
    }
    await sleep(100 + random() * 500)
  }
}
