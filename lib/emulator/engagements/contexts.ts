import type {
  EngagementContextDetails,
  EngagementContextPayload,
  EngagementContextType,
  LeadContext,
  UpdateEngagementContextPayload,
  UpdateLeadContext,
} from '@aws-sdk/client-partnercentral-selling'
import { type Issue, issue, quotaExceeded } from '../errors'
import type { Wire } from '../record'
import type { StoredEngagement } from './engagements'

/** Source: reference, section 14. */
const mostContexts = 5

/** Source: the model's list of a lead's interactions. */
const mostInteractions = 10

type StoredContext = StoredEngagement['contexts'][number]

/** A context as it arrives. */
export interface ContextInput {
  Type: EngagementContextType
  /** A union: the member that is set is named as its type. */
  Payload: EngagementContextPayload
}

/** Every context has a payload, and the payload is of the context's type. */
export function contextIssues(
  { Type, Payload }: Pick<EngagementContextDetails, 'Type'> & { Payload?: object | undefined },
  field: string,
): Issue[] {
  const name = field ? `${field}.payload` : 'payload'
  if (!Payload) return [issue(name, 'REQUIRED_FIELD_MISSING', `${name} is required`)]
  if (Object.keys(Payload)[0] === Type) return []
  return [issue(name, 'INVALID_VALUE', `${name} must be of the type that the context names`)]
}

/**
 * Adds a context; the caller stores the engagement.
 * @returns Its id: contexts are counted within their engagement.
 * @throws ServiceError ServiceQuotaExceededException when the engagement is full.
 */
export function addContext(engagement: StoredEngagement, { Type, Payload }: ContextInput): string {
  if (!hasRoomForContext(engagement)) {
    throw quotaExceeded(`An engagement cannot have more than ${mostContexts} contexts`)
  }
  const Id = String(engagement.contexts.length + 1)
  engagement.contexts.push({ Id, Type, Payload: onWire(Payload) })
  return Id
}

export function hasRoomForContext({ contexts }: StoredEngagement): boolean {
  return contexts.length < mostContexts
}

/** Whether the engagement is about a lead, converted or not. */
export function isLead({ contexts }: StoredEngagement): boolean {
  return contexts.some(({ Type }) => Type === 'Lead')
}

/**
 * Replaces what a context says; the caller stores the engagement. Of a lead, what an update leaves out is kept.
 * @throws ServiceError ServiceQuotaExceededException when a lead's interactions are full.
 */
export function replacePayload(context: StoredContext, payload: UpdateEngagementContextPayload): void {
  const lead = context.Payload?.Lead
  context.Payload = onWire(
    payload.Lead && lead ? { Lead: updatedLead(lead, payload.Lead) } : (payload as EngagementContextPayload),
  )
}

function updatedLead(lead: Wire<LeadContext>, { Interaction, ...update }: UpdateLeadContext): object {
  if (!Interaction) return { ...lead, ...update }
  const others = lead.Interactions?.filter(({ SourceId }) => !SourceId || SourceId !== Interaction.SourceId)
  if (others && others.length >= mostInteractions) {
    throw quotaExceeded(`A lead cannot have more than ${mostInteractions} interactions`)
  }
  return { ...lead, ...update, Interactions: [...(others ?? []), Interaction] }
}

/** Instants become text, as they are stored and answered. */
function onWire(payload: object): Wire<EngagementContextPayload> {
  return JSON.parse(JSON.stringify(payload))
}
