import { createHash } from 'node:crypto'
import { toAmount, toMinorUnits } from '@/lib/opportunity/money'
import type { Content, Project, Spend } from '../content'
import { type Issue, issue } from '../errors'
import { type StringShape, shapeNamed } from '../model/model'

/*
 * Amounts, calculator estimates and total contract value. Source: reference, section 15.
 * The partner says what the whole contract is worth (an entry for Self, with no frequency) and how long it runs; AWS
 * derives the monthly figure from that and answers with both.
 */

const spendField = 'project.expectedCustomerSpend'
const durationField = 'project.expectedContractDuration'
const longestMonths = 144

const estimationUrl = new RegExp(`^(?:${(shapeNamed('EstimationUrl') as StringShape).pattern})$`, 'u')

/** A contract duration of null clears it, one left out keeps what is stored. */
type DurationInput = Project['ExpectedContractDuration'] | null

export interface SizedDeal {
  content: Content
  issues: Issue[]
}

/**
 * Works out what is stored of the spend that was sent.
 * @param before The stored record; absent on create.
 */
export function sizeDeal(content: Content, before?: Content): SizedDeal {
  const sent = content.Project?.ExpectedContractDuration as DurationInput | undefined
  const duration = sent === undefined ? before?.Project?.ExpectedContractDuration : (sent ?? undefined)
  const spend = withStoredTotal(content.Project?.ExpectedCustomerSpend, duration, before)
  const estimated = (spend ?? []).map(withEstimate)
  const issues = [
    ...estimated.flatMap(({ issues: found }) => found),
    ...durationIssues(duration),
    ...totalIssues(spend ?? [], duration),
  ]
  if (issues.length > 0) return { content, issues }
  if (!content.Project && !duration) return { content, issues }
  const entries = spend && estimated.map(({ entry }) => entry)
  const { ExpectedContractDuration: _sent, ...project } = content.Project ?? {}
  const sized: Project = {
    ...project,
    ...(entries && { ExpectedCustomerSpend: duration ? withMonthly(entries, duration) : entries }),
    ...(duration && { ExpectedContractDuration: duration }),
  }
  return { content: { ...content, Project: sized }, issues }
}

function isTotal({ TargetCompany }: Spend): boolean {
  return TargetCompany === 'Self'
}

/** While a contract duration is stored, an update that leaves the total out gets it back. */
function withStoredTotal(
  spend: Spend[] | undefined,
  duration: Project['ExpectedContractDuration'],
  before: Content | undefined,
): Spend[] | undefined {
  if (!duration || !before || spend?.some(isTotal)) return spend
  const stored = before.Project?.ExpectedCustomerSpend?.filter(isTotal) ?? []
  return stored.length > 0 ? [...stored, ...(spend ?? [])] : spend
}

/** What a calculator URL does to its entry. A bad one is only an error when there is no amount to fall back on. */
function withEstimate(entry: Spend): { entry: Spend; issues: Issue[] } {
  const { EstimationUrl: url, ...withoutUrl } = entry
  if (!url) return { entry: withoutUrl, issues: [] }
  const valid = estimationUrl.test(url)
  if (entry.Amount) return { entry: valid ? entry : withoutUrl, issues: [] }
  if (valid) return { entry: { ...entry, Amount: standInAmount(url) }, issues: [] }
  const message = 'EstimationUrl must be the public share link of an AWS Pricing Calculator estimate'
  return { entry, issues: [issue(`${spendField}.estimationUrl`, 'INVALID_VALUE', message)] }
}

/** There is no calculator to ask: the same URL always stands for the same amount, between 1,000 and 51,000 a month. */
function standInAmount(url: string): string {
  const chance = createHash('sha256').update(url).digest().readUInt32BE(0)
  return toAmount(BigInt(1_000 + (chance % 50_000)) * 100n)
}

function durationIssues(duration: Project['ExpectedContractDuration']): Issue[] {
  if (!duration) return []
  const months = Number(duration.Value)
  if (/^[1-9][0-9]{0,2}$/.test(duration.Value ?? '') && months <= longestMonths) return []
  const message = `ExpectedContractDuration.Value must be a whole number of months from 1 to ${longestMonths}`
  return [issue(`${durationField}.value`, 'INVALID_VALUE', message)]
}

function totalIssues(spend: Spend[], duration: Project['ExpectedContractDuration']): Issue[] {
  const totals = spend.filter(isTotal)
  const invalid = (field: string, message: string) => issue(field, 'INVALID_VALUE', message)
  const issues: Issue[] = []
  if (totals.length > 0 && !duration) {
    issues.push(invalid(durationField, 'ExpectedContractDuration is required when a Self entry is present'))
  }
  if (totals.length === 0 && duration) {
    issues.push(invalid(spendField, 'A Self entry is required when ExpectedContractDuration is present'))
  }
  if (totals.length > 1) issues.push(invalid(spendField, 'Only one Self entry is allowed'))
  if (duration && spend.some(({ TargetCompany }) => TargetCompany !== 'AWS' && TargetCompany !== 'Self')) {
    issues.push(invalid(`${spendField}.targetCompany`, "TargetCompany must be 'AWS' or 'Self'"))
  }
  if (totals.length > 0 && new Set(spend.map(({ CurrencyCode }) => CurrencyCode)).size > 1) {
    issues.push(invalid(`${spendField}.currencyCode`, 'CurrencyCode must match between entries'))
  }
  if (totals.length > 0 && spend.some(({ EstimationUrl }) => EstimationUrl)) {
    issues.push(invalid(`${spendField}.estimationUrl`, 'Self entry and EstimationUrl cannot coexist'))
  }
  return issues
}

/** The total, as Frequency None, and the month's share of it, rounded to the cent; a monthly entry sent along gives way. */
function withMonthly(spend: Spend[], duration: NonNullable<Project['ExpectedContractDuration']>): Spend[] {
  const total = spend.find(isTotal)
  const months = BigInt(duration.Value ?? '1')
  const minorUnits = toMinorUnits(total?.Amount)
  if (!total || minorUnits === undefined) return spend
  const monthly: Spend = {
    Amount: toAmount((minorUnits * 2n + months) / (months * 2n)),
    CurrencyCode: total.CurrencyCode,
    Frequency: 'Monthly',
    TargetCompany: 'AWS',
  }
  return [monthly, { ...total, Frequency: 'None' as Spend['Frequency'] }]
}
