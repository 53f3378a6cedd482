import { expect, test } from 'vitest'
import { failureTrace } from './failure-trace'

function thrown(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

test('an unexpected error is logged by kind and place', () => {
  const trace = failureTrace(thrown(() => JSON.parse('{"Email":"ana.ruiz@harbor.example"')))
  expect(trace).toMatch(/^SyntaxError\n {4}at JSON\.parse/)
  expect(trace).toContain('failure-trace.test.ts')
})

test.each([
  ['a message', new Error('ana.ruiz')],
  ['a message of several lines that looks like a stack', new Error('no\n    at ana.ruiz (x.ts:1:1)')],
  ['a cause', new Error('no', { cause: new Error('ana.ruiz') })],
  ['text that was thrown', 'ana.ruiz'],
  ['an object that was thrown', { Email: 'ana.ruiz' }],
  ['a message that has changed since', Object.assign(new Error('ana.ruiz'), { message: 'no' })],
])('%s stays out of the log', (_case, error) => {
  expect(failureTrace(error)).not.toContain('ana.ruiz')
})

test('the code of a database error stays', () => {
  expect(failureTrace(Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' }))).toMatch(
    /^Error SQLITE_BUSY/,
  )
})
