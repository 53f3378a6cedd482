import type { GetOpportunityCommandOutput } from '@aws-sdk/client-partnercentral-selling'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { DEMO_ACCOUNTS } from '@/lib/auth/demo-accounts'
import type { Role } from '@/lib/auth/roles'
import { openPartnerCentral, type TestPartnerCentral } from './partner-central'
import { sessionCookie } from './session'
import { testRun } from './test-run'

export type { SeededOpportunity, SeedKind } from './partner-central'
export { expect }

interface Fixtures {
  /** Signs the page's browser in as the demo seller, manager or viewer, without the sign-in page. */
  signIn: (role: Role) => Promise<void>
  /** AWS's side of the test: the official SDK client over the HTTP door, with records to start from. */
  partnerCentral: TestPartnerCentral
  /** Which server the test uses: see `TestRun`. Set it with `test.use({ server: 'quick' })`. */
  server: 'steady' | 'quick'
}

export const test = base.extend<Fixtures>({
  server: ['steady', { option: true }],

  baseURL: async ({ server }, use) => {
    await use((await testRun())[server].url)
  },

  signIn: async ({ context, baseURL }, use) => {
    await use(async (role) => {
      const account = DEMO_ACCOUNTS.find((each) => each.role === role)
      if (!account || !baseURL) throw new Error(`No demo account is a ${role}`)
      await context.addCookies([await sessionCookie(baseURL, account)])
    })
  },

  partnerCentral: async ({ baseURL }, use) => {
    await use(openPartnerCentral(`${baseURL}/api/partner-central`))
  },
})

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Holds the page, or the part that `within` selects, to WCAG A and AA: no violation at all. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(wcag)
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  const summary = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }))
  expect(summary).toEqual([])
}

/** The record as AWS has it now. */
export type AwsRecord = GetOpportunityCommandOutput
