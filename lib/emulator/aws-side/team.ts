import type { AwsMemberBusinessTitle, AwsTeamMember } from '@aws-sdk/client-partnercentral-selling'
import type { Chance } from '../chance'
import type { OpportunityDocument, StoredOpportunity } from '../record'

const firstNames = ['Priya', 'Jonas', 'Sofia', 'Daniel', 'Amara', 'Lucas', 'Mei', 'Oliver', 'Hannah', 'Diego']
const lastNames = [
  'Sharma',
  'Lindqvist',
  'Moreau',
  'Okafor',
  'Weber',
  'Tanaka',
  'Costa',
  'Novak',
  'Reyes',
  'Shah',
]

/** From this round on the deal may have passed to another sales representative. */
const handOverRound = 6

/** AWS's people on a deal: more of them the further it comes, and not the same for ever. */
export function teamOf({ document, state }: StoredOpportunity, chance: Chance): AwsTeamMember[] {
  const rounds = state.aws?.rounds ?? 0
  const isHandedOver = rounds >= handOverRound && chance.fraction(`hand-over ${document.Id}`) < 0.4
  return titlesOf(document, state.involvement).map((title) => {
    const successor = title === 'AWSSalesRep' && isHandedOver ? ' successor' : ''
    return member(title, `${title} ${document.Id}${successor}`, chance)
  })
}

function titlesOf(
  { Customer, Project, LifeCycle }: OpportunityDocument,
  involvement: StoredOpportunity['state']['involvement'],
): AwsMemberBusinessTitle[] {
  const isPublicSector = Customer?.Account?.Industry === 'Government'
  const partnerManager: AwsMemberBusinessTitle = isPublicSector ? 'WWPSPDM' : 'PDM'
  if (involvement === 'For Visibility Only') return [partnerManager]
  const isSoftware = Project?.DeliveryModels?.includes('SaaS or PaaS') ?? false
  return [
    'AWSSalesRep',
    'AWSAccountOwner',
    partnerManager,
    ...(isLate(LifeCycle.Stage) ? (['PSM'] as const) : []),
    ...(isLate(LifeCycle.Stage) && isSoftware ? (['ISVSM'] as const) : []),
  ]
}

function isLate(stage: OpportunityDocument['LifeCycle']['Stage']): boolean {
  return stage === 'Business Validation' || stage === 'Committed' || stage === 'Launched'
}

function member(title: AwsMemberBusinessTitle, purpose: string, chance: Chance): AwsTeamMember {
  const pick = (names: readonly string[], part: string) =>
    names[Math.floor(chance.fraction(`${part} ${purpose}`) * names.length)] ?? ''
  const FirstName = pick(firstNames, 'first')
  const LastName = pick(lastNames, 'last')
  const Email = `${FirstName}.${LastName}@aws.example`.toLowerCase()
  return { BusinessTitle: title, FirstName, LastName, Email }
}
