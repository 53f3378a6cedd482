import { describe, expect, test, vi } from 'vitest'
import { createGroupCommit, type Part } from './group-commit'

/** A database of one list: a transaction's changes count once it is through. */
function memory({ commit = async () => {} } = {}) {
  let rows: string[] = []
  const begin = vi.fn()
  const group = createGroupCommit<string[]>({
    async transaction(works) {
      begin()
      const working = [...rows]
      let length = 0
      const part: Part = {
        begin() {
          length = working.length
        },
        undo: () => void working.splice(length),
        end: () => {},
      }
      await works(working, part)
      await commit()
      rows = working
    },
  })
  const add = (row: string) => group.write(async (session) => session.push(row))
  return { group, add, begin, rows: () => rows }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('writes that arrive together', () => {
  test('share one transaction and answer when it is through', async () => {
    const { add, begin, rows } = memory()
    expect(await Promise.all([add('a'), add('b'), add('c')])).toEqual([1, 2, 3])
    expect(rows()).toEqual(['a', 'b', 'c'])
    expect(begin).toHaveBeenCalledTimes(1)
  })

  test('are each undone alone', async () => {
    const { group, add, rows } = memory()
    const refused = group.write(async (session) => {
      session.push('half')
      throw new Error('refused')
    })
    const outcomes = await Promise.allSettled([add('a'), refused, add('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(rows()).toEqual(['a', 'b'])
  })

  test('all fail when their transaction does, a refused one included', async () => {
    const { add, rows } = memory({
      commit: async () => {
        throw new Error('disk full')
      },
    })
    const outcomes = await Promise.allSettled([add('a'), add('b')])
    expect(outcomes).toMatchObject([
      { reason: { message: 'disk full' } },
      { reason: { message: 'disk full' } },
    ])
    expect(rows()).toEqual([])
  })

  test('leave the next ones unharmed when they fail', async () => {
    let isFull = true
    const { add, rows } = memory({
      commit: async () => {
        if (isFull) throw new Error('disk full')
      },
    })
    await expect(add('a')).rejects.toThrow('disk full')
    isFull = false
    await add('b')
    expect(rows()).toEqual(['b'])
  })

  test('do not answer before the commit', async () => {
    let finish = () => {}
    const commit = () =>
      new Promise<void>((resolve) => {
        finish = resolve
      })
    const { add } = memory({ commit })
    const answered = vi.fn()
    const write = add('a').then(answered)
    await turn()
    await turn()
    expect(answered).not.toHaveBeenCalled()
    finish()
    await write
    expect(answered).toHaveBeenCalled()
  })
})

test('what arrives during a transaction goes into the next one', async () => {
  const { add, begin, rows } = memory({ commit: turn as () => Promise<void> })
  const first = add('a')
  await turn()
  await Promise.all([first, add('b')])
  expect(begin).toHaveBeenCalledTimes(2)
  expect(rows()).toEqual(['a', 'b'])
})

test('a read waits for an open transaction, and sees what it left', async () => {
  const { group, add, rows } = memory({ commit: turn as () => Promise<void> })
  const write = add('a')
  await turn()
  const seen = group.outside(() => [...rows()])
  await write
  expect(await seen).toEqual(['a'])
})
