import { expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { openMirror } from './open-mirror'
import { embeddedSource, SourceInUseError } from './source'
import { record } from './store.contract'
import type { MirrorTables } from './tables'

describeEngines('the Partner Central a catalog is read from', (databases) => {
  async function twoInstances() {
    const location = await databases.location()
    const [one, two] = [
      await databases.open<MirrorTables>(location),
      await databases.open<MirrorTables>(location),
    ]
    const mirrors = [await openMirror(one), await openMirror(two)] as const
    await mirrors[0].saveOpportunity('Sandbox', record({ id: 'O1' }))
    return { one, mirrors }
  }

  test('is not changed while an instance that is alive reads from it', async () => {
    const { mirrors } = await twoInstances()
    const [first, second] = mirrors
    const use = await first.ledger.readFrom('Sandbox', 'embedded')
    await first.saveOpportunity('Sandbox', record({ id: 'O1' }))
    await expect(second.ledger.readFrom('Sandbox', 'aws')).rejects.toThrow(SourceInUseError)
    await expect(second.ledger.readFrom('Sandbox', 'aws')).rejects.toThrow(/Sandbox from embedded/)
    expect(await first.card('Sandbox', 'O1')).toBeDefined()
    await (await second.ledger.readFrom('AWS', 'aws')).release()

    await use.release()
    const other = await second.ledger.readFrom('Sandbox', 'aws')
    expect(await first.card('Sandbox', 'O1')).toBeUndefined()
    await other.release()
  })

  test('is shared by instances that read from the same, until the last has ended', async () => {
    const { mirrors } = await twoInstances()
    const [first, second] = mirrors
    const uses = [
      await first.ledger.readFrom('Sandbox', 'aws'),
      await second.ledger.readFrom('Sandbox', 'aws'),
    ]
    await uses[0]?.release()
    await expect(first.ledger.readFrom('Sandbox', 'embedded')).rejects.toThrow(SourceInUseError)
    await uses[1]?.release()
    await (await first.ledger.readFrom('Sandbox', 'embedded')).release()
  })

  test('is free again some time after an instance died', async () => {
    const { one, mirrors } = await twoInstances()
    const [first, second] = mirrors
    const use = await first.ledger.readFrom('Sandbox', 'embedded')
    await one.updateTable('mirror_reader').set({ expires_ms: 1 }).execute()
    const other = await second.ledger.readFrom('Sandbox', 'aws')
    await expect(first.ledger.readFrom('Sandbox', 'embedded')).rejects.toThrow(SourceInUseError)
    await Promise.all([use.release(), other.release()])
  })

  test('tells embedded services apart, and knows the one that an earlier version called embedded', async () => {
    const { mirrors } = await twoInstances()
    const [first, second] = mirrors
    await (await first.ledger.readFrom('Sandbox', 'embedded')).release()
    await first.saveOpportunity('Sandbox', record({ id: 'O1' }))
    const use = await first.ledger.readFrom('Sandbox', embeddedSource('one'))
    expect(await first.card('Sandbox', 'O1')).toBeDefined()
    await expect(second.ledger.readFrom('Sandbox', embeddedSource('two'))).rejects.toThrow(SourceInUseError)
    await use.release()
    const other = await second.ledger.readFrom('Sandbox', embeddedSource('two'))
    expect(await first.card('Sandbox', 'O1')).toBeUndefined()
    await other.release()
  })
})
