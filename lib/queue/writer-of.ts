import type { Writer } from '@/lib/mirror/observe'
import type { QueuedWrite, WriteContent } from './queued-write'

/** The fields a write may change; undefined where AWS decides that. */
function fieldsOf(content: WriteContent): string[] | undefined {
  switch (content.kind) {
    case 'update':
      return content.edits.map(({ path }) => path)
    case 'associate':
    case 'disassociate':
      return [`RelatedEntityIdentifiers.${content.type}`]
    case 'assign':
      return ['OpportunityTeam']
    case 'submit':
    case 'create':
      return undefined
  }
}

/**
 * Whose change it is in the record's history. What somebody else changed before the write was sent comes with the same
 * answer, and the sync may have read the write before its answer came, however long ago that is after a restart.
 */
export function writerOf({ by, content, createdAt }: QueuedWrite): Writer {
  return { ...by, fields: fieldsOf(content), since: createdAt }
}
