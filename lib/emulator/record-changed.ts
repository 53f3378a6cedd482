import { beginWork, followPartner } from './aws-side/develop'
import { opportunityUpdated } from './events/event-kinds'
import type { Work } from './operation'
import { type StoredOpportunity, touch } from './record'
import { runSnapshotJobs } from './snapshots/jobs'

/**
 * Stores a record that has changed, under a new version, says so, and runs its snapshot jobs; AWS's side follows. Every
 * change of a record goes through here. The record's owner is told, whoever made the change.
 */
export async function recordChanged(record: StoredOpportunity, work: Work): Promise<void> {
  touch(record, work.now)
  const hasBegun = followPartner(record, work)
  await work.store.save(record)
  work.emit(opportunityUpdated(record, record.document.Id as string))
  await runSnapshotJobs(work, record)
  if (hasBegun) await beginWork(record, work)
}
