import type { QueueDatabase, QueueTransaction } from './tables'

export interface Turn {
  transaction: QueueTransaction
  /** The place of one more write, after all others. */
  nextNumber(): Promise<number>
}

async function raise(transaction: QueueTransaction): Promise<number> {
  const { number } = await transaction
    .updateTable('queue_turn')
    .set((eb) => ({ number: eb('number', '+', 1) }))
    .where('name', '=', 'write')
    .returning('number')
    .executeTakeFirstOrThrow()
  return Number(number)
}

/** A transaction that no other change of the queue overlaps, in whatever process: what it reads is true until it commits. */
export function inTurn<T>(database: QueueDatabase, work: (turn: Turn) => Promise<T>): Promise<T> {
  return database.transaction().execute(async (transaction) => {
    let unused: number | undefined = await raise(transaction)
    const nextNumber = async () => {
      const number = unused ?? (await raise(transaction))
      unused = undefined
      return number
    }
    return work({ transaction, nextNumber })
  })
}
