import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import type { AgendaItem, Meeting, Person, Presenter } from '@/lib/meeting/meeting'
import type { MeetingOverview } from '@/lib/meeting/overview'
import type { OpportunityCard } from '@/lib/opportunity/card'

/*
 * A meeting of three deals: one of Ana's, one of somebody else's, one that AWS is reviewing.
 */

export const startedAt = '2026-11-21T10:00:00.000Z'

export const ana: Person = {
  userId: 'u1',
  name: 'Ana Ruiz',
  email: 'ana@tandem.example',
  role: 'seller',
  catalog: 'Sandbox',
}
export const marc: Person = {
  ...ana,
  userId: 'u2',
  name: 'Marc Keller',
  email: 'marc@tandem.example',
  role: 'manager',
}
export const vera: Person = {
  ...ana,
  userId: 'u3',
  name: 'Vera Lind',
  email: 'vera@tandem.example',
  role: 'viewer',
}

export function card(id: string, company: string, more: Partial<OpportunityCard> = {}): OpportunityCard {
  return {
    id,
    company,
    title: `${company} on AWS`,
    stage: 'Qualified',
    reviewStatus: 'Approved',
    spend: [{ currency: 'USD', minorUnits: '1200000' }],
    closeDate: '2027-01-31',
    owner: { name: ana.name, email: ana.email },
    version: startedAt,
    ...more,
  }
}

const cards = [
  card('O1', 'Harbor Lines'),
  card('O2', 'Millgate', { owner: { name: 'Ben Okoro', email: 'ben@tandem.example' } }),
  card('O3', 'Kentmoor', { reviewStatus: 'In review' }),
]

export function presenterOf({ userId, name }: Person): Presenter {
  return { userId, name, seenAt: startedAt, term: 1, isHere: true }
}

function itemOf(shown: OpportunityCard): AgendaItem {
  return { dealId: shown.id, state: 'open', reasons: [{ kind: 'noNextStep' }], spentMs: 0, card: shown }
}

export function meeting(more: Partial<Meeting> = {}): Meeting {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    revision: '1',
    name: 'Weekly review',
    scope: { name: 'All deals', filter: {} },
    since: '2026-11-07T10:00:00.000Z',
    startedAt,
    startedBy: marc,
    presenter: presenterOf(marc),
    onScreen: { view: 'overview', since: startedAt },
    agenda: cards.map(itemOf),
    decisions: [],
    attendees: [],
    spentMs: 0,
    countedAt: startedAt,
    ...more,
  }
}

export function deal(shown: OpportunityCard): MeetingDeal {
  const { stage, reviewStatus } = shown
  return {
    card: shown,
    state: { stage, reviewStatus },
    today: '2026-11-21',
    nextSteps: [],
    changes: [],
    risks: [{ kind: 'noNextStep' }],
  }
}

export const overview: MeetingOverview = {
  since: '2026-11-07T10:00:00.000Z',
  waterfall: { opening: [], closing: [], steps: [] },
  promises: [],
}
