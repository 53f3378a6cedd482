import type {
  AwsProductDetails,
  AwsProductInsights,
  AwsProductOptimization,
  AwsProductsSpendInsightsBySource,
  CurrencyCode,
} from '@aws-sdk/client-partnercentral-selling'
import { toAmount, toMinorUnits } from '@/lib/opportunity/money'
import type { Chance } from '../chance'
import type { OpportunityDocument } from '../record'

/*
 * Deal sizing: what the partner's pricing estimate says of the AWS products of the record, and what AWS would add to
 * them. AWS's own source has no amounts. Source: reference, section 15; the model's documentation of these shapes.
 */

const categories: readonly [name: string, share: number][] = [
  ['MAP Eligible', 0.6],
  ['Cost Allocation Tagging', 0.4],
  ['Pathway - Move to Cloud Native', 0.3],
  ['Pathway - Move to Managed Databases', 0.25],
  ['Pathway - Move to Modern Analytics', 0.2],
]

const optimizations = [
  'Commit to a savings plan for the steady part of the load',
  'Move to instances with ARM processors',
  'Keep seldom used data in a colder storage class',
]

const suggested = ['AmazonCloudWatch', 'AmazonGuardDuty', 'AWSBackup', 'AmazonBedrock', 'AmazonAthena']
const mostSuggested = 3

export function spendInsightsOf(
  document: OpportunityDocument,
  chance: Chance,
): AwsProductsSpendInsightsBySource {
  const products = document.RelatedEntityIdentifiers?.AwsProducts ?? []
  const currency = document.Project?.AwsPartition === 'aws-eusc' ? 'EUR' : 'USD'
  const AWS = { ...monthly(currency), ...additions(document, products, chance) }
  // A pricing calculator's estimate; an amount alone says nothing of products.
  const spend = document.Project?.ExpectedCustomerSpend?.find(({ EstimationUrl }) => EstimationUrl)
  const total = toMinorUnits(spend?.Amount)
  if (total === undefined || products.length === 0) return { AWS }
  const Partner = { ...monthly(spend?.CurrencyCode ?? currency), ...sized(document, products, total, chance) }
  return { Partner, AWS }
}

function monthly(CurrencyCode: CurrencyCode) {
  return { CurrencyCode, Frequency: 'Monthly' } as const
}

type Insights = Omit<AwsProductInsights, 'CurrencyCode' | 'Frequency'>

function sized(
  { Id }: OpportunityDocument,
  products: readonly string[],
  total: bigint,
  chance: Chance,
): Insights {
  const weights = products.map((code) => BigInt(1 + Math.floor(chance.fraction(`weight ${Id} ${code}`) * 9)))
  const sum = weights.reduce((a, b) => a + b, 0n)
  const parts = weights.map((weight) => (total * weight) / sum)
  // What division leaves over belongs to somebody, or the parts would not add up.
  parts[0] = (parts[0] ?? 0n) + total - parts.reduce((a, b) => a + b, 0n)
  const lines = products.map((code, index) => line(`${Id} ${code}`, code, parts[index] ?? 0n, chance))
  const savings = lines.reduce((sumSoFar, { saving }) => sumSoFar + saving, 0n)
  return {
    TotalAmount: toAmount(total),
    TotalOptimizedAmount: toAmount(total - savings),
    TotalPotentialSavingsAmount: toAmount(savings),
    TotalAmountByCategory: byCategory(lines),
    AwsProducts: lines.map(({ details }) => details),
  }
}

interface Line {
  details: AwsProductDetails
  amount: bigint
  saving: bigint
}

function line(purpose: string, code: string, amount: bigint, chance: Chance): Line {
  const found: AwsProductOptimization[] = []
  let saving = 0n
  for (const description of optimizations) {
    const drawn = chance.fraction(`${description} ${purpose}`)
    if (drawn >= 0.4) continue
    const saved = (amount * BigInt(4 + Math.floor(drawn * 20))) / 100n
    if (saved === 0n) continue
    found.push({ Description: description, SavingsAmount: toAmount(saved) })
    saving += saved
  }
  const details = {
    ...product(purpose, code, chance),
    Amount: toAmount(amount),
    OptimizedAmount: toAmount(amount - saving),
    PotentialSavingsAmount: toAmount(saving),
    Optimizations: found,
  }
  return { details, amount, saving }
}

/** A product of several categories counts in each, so that the categories may exceed the total. */
function byCategory(lines: readonly Line[]): Record<string, string> {
  const sums = new Map<string, bigint>()
  for (const { details, amount } of lines) {
    for (const category of details.Categories ?? []) {
      sums.set(category, (sums.get(category) ?? 0n) + amount)
    }
  }
  return Object.fromEntries([...sums].map(([category, amount]) => [category, toAmount(amount)]))
}

function product(purpose: string, code: string, chance: Chance) {
  const Categories = categories
    .filter(([name, share]) => chance.fraction(`${name} ${purpose}`) < share)
    .map(([name]) => name)
  return { ProductCode: code, ServiceCode: code, Categories }
}

function additions({ Id }: OpportunityDocument, products: readonly string[], chance: Chance): Insights {
  const added = suggested
    .filter((code) => !products.includes(code) && chance.fraction(`suggest ${Id} ${code}`) < 0.6)
    .slice(0, mostSuggested)
  return {
    TotalAmountByCategory: {},
    AwsProducts: added.map((code) => ({ ...product(`${Id} ${code}`, code, chance), Optimizations: [] })),
  }
}
