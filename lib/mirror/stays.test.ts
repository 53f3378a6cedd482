import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { reviewStatuses } from '@/lib/opportunity/review'
import { stages } from '@/lib/opportunity/stage'
import { openSqlite } from '@/lib/sql/sqlite'
import { migrations } from './migrations'
import { openMirror } from './open-mirror'
import type { MirrorTables } from './tables'

const instant = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString()

function deal(id: string, hour: number, life: Opportunity['LifeCycle']): Opportunity {
  return {
    Catalog: 'Sandbox',
    Id: id,
    CreatedDate: instant(0),
    LastModifiedDate: instant(hour),
    LifeCycle: life,
  }
}

async function openPast() {
  const database = openSqlite<MirrorTables>(':memory:')
  const mirror = await openMirror(database)
  const rows = async () => ({
    stays: await database.selectFrom('mirror_stay').selectAll().orderBy('id').orderBy('entered_at').execute(),
    rounds: await database.selectFrom('mirror_round').selectAll().orderBy('id').orderBy('began_at').execute(),
    keys: await database
      .selectFrom('mirror_opportunity')
      .select(['id', 'in_play', 'next_step_key', 'worth_key', 'created_at', 'lost_reason'])
      .orderBy('id')
      .execute(),
  })
  return { database, mirror, rows }
}

/** Undoes the migration, so that it can be run over what is there. */
async function withoutMeetings(database: Awaited<ReturnType<typeof openPast>>['database']) {
  const schema = database.schema
  for (const index of ['close', 'step', 'stage', 'created', 'aws']) {
    await schema.dropIndex(`mirror_play_${index}`).execute()
  }
  await schema.dropIndex('mirror_aws_due').execute()
  await schema.dropIndex('mirror_gone_at').execute()
  for (const table of ['mirror_stay', 'mirror_round', 'mirror_aws_view'])
    await schema.dropTable(table).execute()
  const columns = [
    'in_play',
    'next_step_key',
    'worth_key',
    'created_at',
    'lost_reason',
    'aws_stage',
    'aws_close_date',
  ]
  for (const column of [...columns, 'aws_origin', 'aws_read_at', 'aws_differs']) {
    await schema.alterTable('mirror_opportunity').dropColumn(column).execute()
  }
  await schema.alterTable('mirror_state').dropColumn('listed_at').execute()
}

const life = fc.record({
  Stage: fc.constantFrom(...stages),
  ReviewStatus: fc.constantFrom(...reviewStatuses),
  NextSteps: fc.constantFrom(undefined, 'Call Iris', 'Send the offer'),
  ClosedLostReason: fc.constantFrom(undefined, 'Price'),
  ReviewStatusReason: fc.constantFrom(undefined, 'Clarify Revenue', 'Other'),
})

test('stays, rounds and keys made of an older database are those that its saves would have made', async () => {
  const save = fc.record({
    id: fc.constantFrom('O1', 'O2', 'O3'),
    hours: fc.integer({ min: 1, max: 60 }),
    life,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(save, { maxLength: 25 }), async (saves) => {
      const { database, mirror, rows } = await openPast()
      let hour = 0
      for (const each of saves) {
        hour += each.hours
        await mirror.saveOpportunity('Sandbox', deal(each.id, hour, each.life))
      }
      const kept = await rows()
      await withoutMeetings(database)
      await migrations['010-meetings']?.up(database)
      const made = await rows()
      // A reason that was there before its round ended is not in the history of its end.
      const bare = (all: typeof made) => ({
        ...all,
        rounds: all.rounds.map(({ reason: _reason, ...round }) => round),
      })
      expect(bare(made)).toEqual(bare(kept))
      await database.destroy()
    }),
    { numRuns: 40 },
  )
})

test('a stay ends with the version that shows the next stage, and only exact ones have a known length', async () => {
  const { database, mirror, rows } = await openPast()
  await mirror.saveOpportunity('Sandbox', deal('O1', 24, { Stage: 'Qualified' }))
  await mirror.saveOpportunity('Sandbox', deal('O1', 72, { Stage: 'Committed' }))
  await mirror.saveOpportunity('Sandbox', deal('O1', 73, { Stage: 'Committed', NextSteps: 'Call' }))
  await mirror.saveOpportunity('Sandbox', deal('O1', 240, { Stage: 'Launched' }))
  const { stays } = await rows()
  expect(
    stays.map(({ stage, next_stage, days, or_earlier }) => [stage, next_stage, days, or_earlier]),
  ).toEqual([
    ['Qualified', 'Committed', 2, 1],
    ['Committed', 'Launched', 7, 0],
    ['Launched', null, null, 0],
  ])
  await database.destroy()
})

test('a deal whose row was lost has one open stay again', async () => {
  const { database, mirror, rows } = await openPast()
  await mirror.saveOpportunity('Sandbox', deal('O1', 24, { Stage: 'Qualified' }))
  await database.deleteFrom('mirror_opportunity').execute()
  await mirror.saveOpportunity('Sandbox', deal('O1', 48, { Stage: 'Committed' }))
  const { stays } = await rows()
  expect(stays.filter(({ left_at }) => left_at === null).map(({ stage }) => stage)).toEqual(['Committed'])
  await database.destroy()
})

test('a round of review runs from the submission to the answer, with the reason AWS gives', async () => {
  const { database, mirror, rows } = await openPast()
  const steps: [number, Opportunity['LifeCycle']][] = [
    [24, { ReviewStatus: 'Pending Submission' }],
    [48, { ReviewStatus: 'Submitted' }],
    [72, { ReviewStatus: 'In review' }],
    [120, { ReviewStatus: 'Action Required', ReviewStatusReason: 'Clarify Revenue' }],
    [144, { ReviewStatus: 'Submitted' }],
    [168, { ReviewStatus: 'Approved' }],
  ]
  for (const [hour, life] of steps) await mirror.saveOpportunity('Sandbox', deal('O1', hour, life))
  const { rounds } = await rows()
  expect(rounds.map(({ outcome, reason, days }) => [outcome, reason, days])).toEqual([
    ['Action Required', 'Clarify Revenue', 3],
    ['Approved', null, 1],
  ])
  await database.destroy()
})
