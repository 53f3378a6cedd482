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

/** Has `transaction` wait for every other change of the queue, in whatever process: what it reads from now on is true until it commits. */
export async function turnIn(transaction: QueueTransaction): Promise<Turn> {
  let unused: number | undefined = await raise(transaction)
  const nextNumber = async () => {
    const number = unused ?? (await raise(transaction))
    unused = undefined
    return number
  }
  return { transaction, nextNumber }
}

/** A transaction that no other change of the queue overlaps: see `turnIn`. */
export function inTurn<T>(database: QueueDatabase, work: (turn: Turn) => Promise<T>): Promise<T> {
  return database.transaction().execute(async (transaction) => work(await turnIn(transaction)))
}
