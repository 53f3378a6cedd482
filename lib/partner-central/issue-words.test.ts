import { expect, test } from 'vitest'
import { issueWords } from './issue-words'

const code = 'REQUIRED_FIELD_MISSING'

test.each([
  ['', 'AWS needs an answer here.'],
  ['project.title is required', 'AWS needs an answer here.'],
  ['Tell us the title', 'Tell us the title'],
  [
    'marketing.awsFundingUsed is required when marketing.source is Yes',
    'AWS needs an answer here. AWS says: “marketing.awsFundingUsed is required when marketing.source is Yes”',
  ],
])('AWS’s “%s” reads “%s”', (message, words) => {
  expect(issueWords({ code, message })).toBe(words)
})

test('prose without a code we know is kept', () => {
  expect(issueWords({ message: 'project.title is required' })).toBe('project.title is required')
})
