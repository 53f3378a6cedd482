import { call, inputShapeOf, operationNames } from './call'
import { happyInputs } from './happy-inputs'
import { Catalog } from './states'
import { casesOf, type OperationName, type WireCase } from './wire-case'
import type { World } from './world'

/** Shapes of the model that take an id or an ARN, and what an ARN calls the thing. Reference, section 3. */
const kinds: Readonly<Record<string, string>> = {
  EngagementArnOrIdentifier: 'engagement',
  EngagementInvitationArnOrIdentifier: 'engagement-invitation',
}

function arnOf(catalog: string, kind: string, id: string): string {
  return `arn:aws:partnercentral:us-east-1::catalog/${catalog}/${kind}/${id}`
}

/** For every operation that names its subject by id or ARN. */
export const arnCases: readonly WireCase[] = operationNames.flatMap((operation) => {
  const found = Object.entries(inputShapeOf(operation).members).find(([, shape]) => shape in kinds)
  if (!found) return []
  const [member, shape] = found
  const kind = kinds[shape] ?? ''
  const { answers, refuses } = casesOf(operation)
  const naming = (arn: (id: string) => string) => (world: World) => callNaming(world, operation, member, arn)
  return [
    answers(
      'an ARN in place of an id',
      naming((id) => arnOf(Catalog, kind, id)),
    ),
    refuses(
      'ResourceNotFoundException',
      'an ARN of the other catalog',
      naming((id) => arnOf('AWS', kind, id)),
    ),
    refuses(
      'ValidationException',
      'an ARN of another kind of thing',
      naming((id) => arnOf(Catalog, 'resource-snapshot-job', id)),
      { reason: 'REQUEST_VALIDATION_FAILED' },
    ),
  ]
})

async function callNaming(
  world: World,
  operation: OperationName,
  member: string,
  arn: (id: string) => string,
): Promise<unknown> {
  const input = (await happyInputs[operation](world)) as unknown as Record<string, string>
  return call(world.partner, operation, { ...input, [member]: arn(input[member] ?? '') } as never)
}
