import { fingerprint } from './canonical'
import { conflict } from './errors'
import { model, shapeNamed } from './model/model'
import type { Answer, Context } from './operation'

/** CRM connectors match on this sentence. Source: reference, section 2. */
const reusedToken = 'Conflicting client token submitted for a new request body.'

/** Operation name → the input member that carries its client token. */
const tokenMembers = new Map(
  Object.entries(model.operations).flatMap(([operation, { input }]) => {
    const shape = input ? shapeNamed(input) : undefined
    return shape?.type === 'structure' && shape.idempotencyToken ? [[operation, shape.idempotencyToken]] : []
  }),
)

/**
 * Runs an operation at most once per client token, catalog and operation: a repeat with the same body gets the first
 * answer again. Operations without a token just run. Source: reference, section 9.
 * @throws ServiceError ConflictException when the token came with another body before.
 */
export async function answerOnce(
  operation: string,
  input: object,
  context: Context,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const member = tokenMembers.get(operation)
  if (!member) return run()
  const { [member]: token, ...body } = input as Record<string, unknown>
  const bodyHash = fingerprint(body)
  const kept = await context.store.keptAnswer(context, operation, String(token))
  if (kept) {
    if (kept.bodyHash !== bodyHash) throw conflict(reusedToken)
    return kept.response
  }
  const answer = await run()
  const response = typeof answer === 'string' ? answer : JSON.stringify(answer)
  await context.store.keepAnswer(context, operation, String(token), { bodyHash, response }, context.now)
  return answer
}
