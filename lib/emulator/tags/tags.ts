import type { Tag } from '@aws-sdk/client-partnercentral-selling'
import { issue, refuse } from '../errors'
import type { Work } from '../operation'

/** As many as the model's lists of tags hold. */
const mostTags = 200

/** By key. */
export async function tagsOf({ store }: Pick<Work, 'store'>, arn: string): Promise<Required<Tag>[]> {
  const rows = await store.database
    .selectFrom('tag')
    .select(['key', 'value'])
    .where('arn', '=', arn)
    .orderBy('key')
    .execute()
  return rows.map(({ key, value }) => ({ Key: key, Value: value }))
}

/**
 * Adds tags to what a resource has; a key that it has gets the new value.
 * @throws ServiceError ValidationException when that would be too many.
 */
export async function addTags(
  { store }: Pick<Work, 'store'>,
  arn: string,
  tags: readonly Tag[] = [],
): Promise<void> {
  if (tags.length === 0) return
  const whole = tags as readonly { Key: string; Value: string }[]
  const rows = whole.map(({ Key, Value }) => ({ arn, key: Key, value: Value }))
  const keys = new Set((await tagsOf({ store }, arn)).map(({ Key }) => Key))
  for (const { key } of rows) keys.add(key)
  if (keys.size > mostTags) {
    refuse([issue('tags', 'TOO_MANY_VALUES', `A resource cannot have more than ${mostTags} tags`)])
  }
  await store.database
    .insertInto('tag')
    .values(rows)
    .onConflict((existing) =>
      existing.columns(['arn', 'key']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute()
}

/** Keys that are not there change nothing. */
export async function removeTags(
  { store }: Pick<Work, 'store'>,
  arn: string,
  keys: readonly string[],
): Promise<void> {
  await store.database.deleteFrom('tag').where('arn', '=', arn).where('key', 'in', keys).execute()
}
