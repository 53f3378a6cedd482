import type { Work } from '../operation'

/** The role that the account's snapshot jobs would run in, if it has named one. */
export async function snapshotJobRole({ account, catalog, store }: Work): Promise<string | undefined> {
  const row = await store.database
    .selectFrom('selling_settings')
    .select('snapshot_job_role_arn')
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  return row?.snapshot_job_role_arn
}

/** @param arn None to have none again. */
export async function setSnapshotJobRole(work: Work, arn: string | undefined): Promise<void> {
  const { account, catalog, store } = work
  await store.database
    .deleteFrom('selling_settings')
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .execute()
  if (arn === undefined) return
  await store.database
    .insertInto('selling_settings')
    .values({ account, catalog, snapshot_job_role_arn: arn })
    .execute()
}
