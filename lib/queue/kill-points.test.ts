import { expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { ana, bela, drain, nextStep, openTestQueue, titled } from './test-queue'
import type { Moment } from './worker'

const moments: Moment[] = ['claimed', 'noted', 'answered', 'settled']

/** The n-th time a worker reaches one of its moments, it ends as by `kill -9`: without another word. */
describeEngines('a worker killed at any step', (databases) => {
  test.each(moments.flatMap((moment) => [1, 2, 3].map((nth) => [moment, nth] as const)))(
    'after “%s”, time %i: every write arrives once, in order',
    async (moment, nth) => {
      const database = await databases.open<unknown>()
      const at = await openTestQueue(database)
      let reached = 0
      const doomed = await at.another(database, {
        lanes: 2,
        onMoment: (now) => {
          if (now === moment && ++reached === nth) throw new Error('killed')
        },
      })
      const [one, two] = [await at.record(), await at.record()]
      const { Project } = await at.get(one)
      const put = (recordId: string, text: string, by = ana) =>
        at.queue.enqueue({
          catalog: 'Sandbox',
          recordId,
          by,
          content: { kind: 'update', edits: [nextStep(text), titled(`${text} title`)] },
        })
      await put(one, 'First')
      await put(two, 'Other')
      await put(one, 'Second', bela)

      await expect(doomed.worker.runDue()).rejects.toThrow('killed')
      await drain(at)
      expect(await at.steps(one)).toEqual(['Call Iris', 'First', 'Second'])
      expect(await at.steps(two)).toEqual(['Call Iris', 'Other'])
      expect((await at.get(one)).Project?.Title).toBe('Second title')
      expect(Project?.Title).not.toBe('Second title')
      await at.close()
    },
  )
})
