import { Worker } from 'node:worker_threads'

export interface Watchdog {
  /** Says which request begins. */
  beat(number: number, operation: string): void
  stop(): void
}

/** A thread of its own, because a request that hangs keeps this one: it says where, and ends the process. */
const source = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { beats, names, seconds } = workerData
const now = new Int32Array(beats)
let last = -1
let since = Date.now()
setInterval(() => {
  if (now[0] !== last) {
    last = now[0]
    since = Date.now()
  } else if (Date.now() - since > seconds * 1000) {
    writeSync(2, '\\nRequest ' + now[0] + ', ' + names[now[1]] + ', hangs\\n')
    process.kill(process.pid, 'SIGKILL')
  }
}, 500)
`

/** @param seconds A request that takes longer ends the process with SIGKILL. */
export function startWatchdog(operations: readonly string[], seconds: number): Watchdog {
  const beats = new SharedArrayBuffer(8)
  const now = new Int32Array(beats)
  const worker = new Worker(source, {
    eval: true,
    execArgv: [],
    workerData: { beats, names: operations, seconds },
  })
  worker.unref()
  const indexes = new Map(operations.map((name, index) => [name, index]))
  return {
    beat(number, operation) {
      now[1] = indexes.get(operation) ?? 0
      now[0] = number
    },
    stop: () => void worker.terminate(),
  }
}
