/** Texts at the edges of a pattern, found by reading it: the first of `inside` is the one to build requests with. */
export interface Samples {
  inside: readonly string[]
  outside: readonly string[]
}

const x = (count: number) => 'x'.repeat(count)

const engagementId = 'eng-0a1b2c3d4e5f6g'
const arn = 'arn:aws:partnercentral:us-east-1::catalog/Sandbox/anything'
const roleArn = 'arn:aws:iam::111122223333:role'

/**
 * Every pattern of the model's inputs, with texts written by hand: a regular expression that both made the texts and judged
 * them would agree with itself. A model bump that brings a new pattern asks for its samples here.
 */
export const patternSamples: Readonly<Record<string, Samples>> = {
  '[a-zA-Z]+': { inside: ['Sandbox', 'AWS', 'z'], outside: ['', 'Sand box', 'Sandbox1', 'Sandbox\n'] },
  '.{1,255}': { inside: ['t', x(255)], outside: ['', x(256), 'two\nlines'] },
  'O[0-9]{1,19}': {
    inside: ['O999999999', 'O1', `O${'9'.repeat(19)}`],
    outside: ['O', `O${'9'.repeat(20)}`, 'o1', '1', 'O1 ', 'O1\n', `${arn}/O1`],
  },
  'S-[0-9]{1,19}': {
    inside: ['S-1', `S-${'9'.repeat(19)}`],
    outside: ['S-', `S-${'9'.repeat(20)}`, 's-1', 'S1', ' S-1'],
  },
  'eng-[0-9a-z]{14}': {
    inside: [engagementId],
    outside: [`${engagementId}h`, engagementId.slice(0, -1), 'eng-0A1B2C3D4E5F6G', '', arn],
  },
  '(arn:.*|eng-[0-9a-z]{14})': {
    inside: [engagementId, 'arn:', arn],
    outside: [`${engagementId}h`, engagementId.slice(0, -1), 'eng-0A1B2C3D4E5F6G', 'Arn:x', 'arn:two\nlines'],
  },
  '(?=.{1,255}$)(arn:.*|engi-[0-9a-z]{13})': {
    inside: ['engi-0a1b2c3d4e5f6', 'arn:', `arn:${x(251)}`],
    outside: ['engi-0a1b2c3d4e5f', 'engi-0a1b2c3d4e5f6g', 'engi-0a1b2,3d4e5f6', `arn:${x(252)}`, ''],
  },
  'task-[0-9a-z]{14}': {
    inside: ['task-0a1b2c3d4e5f6g'],
    outside: ['task-0a1b2c3d4e5f6', 'task-0a1b2c3d4e5f6gh', 'task-0A1B2C3D4E5F6G', 'oit-0a1b2c3d4e5f6g'],
  },
  '(arn:.*|task-[0-9a-z]{13})': {
    inside: ['task-0a1b2c3d4e5f6', 'arn:', arn],
    outside: ['task-0a1b2c3d4e5f', 'task-0a1b2c3d4e5f6g', 'oit-0a1b2c3d4e5f6', 'job-0a1b2c3d4e5f6'],
  },
  'job-[0-9a-z]{13}': {
    inside: ['job-0a1b2c3d4e5f6'],
    outside: ['job-0a1b2c3d4e5f', 'job-0a1b2c3d4e5f6g', 'job-0A1B2C3D4E5F6', arn],
  },
  '[1-9][0-9]*': { inside: ['1', '10', '999'], outside: ['', '0', '01', '-1', '1.5', 'ctx-1'] },
  '[a-zA-Z0-9]{3,80}': {
    inside: ['OpportunitySummary', 'abc', x(80)],
    outside: ['ab', x(81), 'Opportunity Summary', 'Opportunity-Summary'],
  },
  'arn:.*': { inside: [arn, 'arn:'], outside: ['arn', 'ARN:x', 'arn:two\nlines'] },
  '([0-9]{12}|\\w{1,12})': {
    inside: ['444455556666', 'aws', 'a', 'under_score'],
    outside: ['', '4444555566667', 'two words', 'a-b'],
  },
  '[0-9]{9}': { inside: ['123456789'], outside: ['12345678', '1234567890', '12345678a'] },
  '\\+[1-9]\\d{1,14}': {
    inside: ['+12065550123', '+12', `+1${'2'.repeat(14)}`],
    outside: ['12065550123', '+1', `+1${'2'.repeat(15)}`, '+02065550123', '+1 206 555'],
  },
  "(?=.{0,80}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?":
    {
      inside: ['ana.ruiz@example.com', "a!#$%&'*+/=?^_`{|}~-@b.c", `${x(68)}@example.com`],
      outside: [
        'Ana@example.com',
        'ana@example',
        '.ana@example.com',
        'ana@-a.com',
        `${x(69)}@example.com`,
        '',
      ],
    },
  "(?=.{1,80}$)[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@[a-zA-Z0-9-]+(?:.[a-zA-Z0-9-]+)*": {
    inside: ['Ana.Ruiz@Example.com', 'a@b', `${x(68)}@example.com`],
    outside: ['', '@example.com', 'ana', `${x(69)}@example.com`, 'a b@example.com'],
  },
  '(?=.{4,255}$)((http|https)://)??(www[.])??([a-zA-Z0-9]|-)+?([.][a-zA-Z0-9(-|/|=|?)??]+?)+?': {
    inside: ['https://www.example.com', 'a.bc', 'http://shop.example.com/a?b=c', `a.${x(253)}`],
    outside: ['a.b', 'example', 'ftp://example.com', `a.${x(254)}`, 'two words.example'],
  },
  '[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])': {
    inside: ['2026-12-15', '2026-01-01', '2028-02-29', '9999-12-31'],
    outside: ['2026-13-01', '2026-00-10', '2026-1-1', '2026-01-32', '0999-01-01', '2026-01-01T00:00:00Z', ''],
  },
  '(0|([1-9][0-9]{0,30}))(\\.[0-9]{0,2})?': {
    inside: ['12500.00', '0', '1.', `${'9'.repeat(31)}.99`],
    outside: ['', '01', '.5', '1.234', '-1', '1,000', '9'.repeat(32), '1e3'],
  },
  '((0|([1-9][0-9]{0,30}))(\\.[0-9]{0,2})?)?': {
    inside: ['12500.00', '', '0', '1.', `${'9'.repeat(31)}.99`],
    outside: ['01', '.5', '1.234', '-1', '1,000', '9'.repeat(32), ' '],
  },
  'https://(calculator\\.aws|pricing\\.calculator\\.aws\\.eu)/#/estimate\\?id=[a-f0-9]{32,64}': {
    inside: [`https://calculator.aws/#/estimate?id=${'a0'.repeat(16)}`],
    outside: ['https://calculator.example/#/estimate?id=1'],
  },
  '(?=.{1,128}$)([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)': {
    inside: ['cost center', 'a', x(128), 'Größe_.:/=+-@'],
    outside: ['', x(129), 'a#b', 'a\tb', '🙂'],
  },
  '(?=.{0,256}$)([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)': {
    inside: ['42', '', x(256), 'naïve 数'],
    outside: [x(257), 'a#b', 'a\nb', '🙂'],
  },
  '(?=.{1,1000}$)arn:[\\w+=/,.@-]+:partnercentral:[\\w+=/,.@-]*:[0-9]{12}:catalog/([a-zA-Z]+)/[\\w+=,.@-]+(/[\\w+=,.@-]+)*':
    {
      inside: [
        'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O999999999',
        'arn:aws:partnercentral::111122223333:catalog/Sandbox/a',
        `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${x(1000 - 74)}`,
      ],
      outside: [
        'arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/eng-0a1b2c3d4e5f6g',
        'arn:aws:s3:us-east-1:111122223333:catalog/Sandbox/opportunity/O1',
        'O999999999',
        `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${x(1001 - 74)}`,
      ],
    },
  '(?=.{0,2048}$)(arn:aws:iam::\\d{12}:role/([-+=,.@_a-zA-Z0-9]+/)*)?[-+=,.@_a-zA-Z0-9]{1,64}': {
    inside: ['SnapshotRole', x(64), `${roleArn}/SnapshotRole`, `${roleArn}/path/to/SnapshotRole`],
    outside: ['', x(65), 'arn:aws:iam::1111:role/R', `${roleArn}/`, 'two words', 'path/to/SnapshotRole'],
  },
  '[\\u0020-\\u007E\\u00A0-\\uD7FF\\uE000-\\uFFFD]{1,80}': {
    inside: ['Unable to support', ' ', x(80), 'é数'],
    outside: ['', x(81), 'a\tb', 'a\nb', '🙂'],
  },
}

/** The model writes most of its length limits as patterns. */
const lengthAsPattern = /^\(\?s\)\.\{(\d+),(\d+)\}$/

/** @returns The limits that such a pattern stands for; undefined for every other pattern. */
export function lengthOf(pattern: string): { min: number; max: number } | undefined {
  const [, min, max] = lengthAsPattern.exec(pattern) ?? []
  return min === undefined ? undefined : { min: Number(min), max: Number(max) }
}
