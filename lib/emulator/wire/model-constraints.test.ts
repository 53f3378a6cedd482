import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '../errors'
import { model } from '../model/model'
import { signedFetch } from '../signed-fetch'
import { openTestEmulator, type TestEmulator } from '../test-emulator'
import { type Probe, probesOf } from './constraint-probes'
import { patternSamples } from './pattern-samples'

/*
 * Every constraint the model declares, from both sides. Requests are signed by hand: the SDK would mend some of them.
 */

let service: TestEmulator

beforeAll(async () => {
  service = await openTestEmulator()
})

afterAll(() => service.close())

interface Answer {
  status: number
  __type?: string
  Reason?: string
  ErrorList?: Issue[]
}

async function answerTo(operation: string, body: object): Promise<Answer> {
  const response = await signedFetch(service.emulator, operation, body)
  const text = await response.text()
  return { status: response.status, ...(text && JSON.parse(text)) }
}

/** How violations of the model are told. Source: reference, section 2. */
const modelSays = 'failed to satisfy constraint: '

/** @returns What is wrong with the answer; undefined when it is as the model has it. */
function difference({ field, code, value }: Probe, answer: Answer): string | undefined {
  const issues = answer.ErrorList ?? []
  const told = `${field} ${value}: ${answer.status} ${answer.__type} ${answer.Reason} ${JSON.stringify(issues)}`
  if (answer.status >= 500 || answer.__type === 'UnknownOperationException') return told
  const violations = issues.filter(({ Message }) => Message.includes(modelSays))
  if (code === undefined) return violations.length > 0 ? told : undefined
  const named = violations.some(({ FieldName, Code }) => FieldName === field && Code === code)
  const alone = issues.every(({ FieldName }) => FieldName === field)
  return answer.Reason === 'REQUEST_VALIDATION_FAILED' && named && alone ? undefined : `${told}, not ${code}`
}

test.each(Object.keys(model.operations))(
  '%s keeps every limit that the model declares',
  async (operation) => {
    const probes = probesOf(operation)
    expect(probes.filter(({ code }) => code).length).toBeGreaterThan(0)
    const differences: string[] = []
    for (const probe of probes) {
      const found = difference(probe, await answerTo(operation, probe.body))
      if (found) differences.push(found)
    }
    expect(differences).toEqual([])
  },
)

test('samples are kept of patterns that the model has, and no others', () => {
  const patterns = new Set(Object.values(model.shapes).map((shape) => 'pattern' in shape && shape.pattern))
  expect(Object.keys(patternSamples).filter((pattern) => !patterns.has(pattern))).toEqual([])
})
