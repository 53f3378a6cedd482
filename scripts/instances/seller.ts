import { setTimeout as sleep } from 'node:timers/promises'
import { nextStepSaver } from '../../app/(workspace)/opportunities/[id]/next-step-saver'
import { draftOf } from '../../lib/opportunity/draft'
import type { Opportunity } from '../../lib/opportunity/opportunity'
import type { ActionError, ActionResult } from '../../lib/result'
import { AnswerLostError, type Browser, type Notices } from './browser'

/** What one seller does to one deal; another seller does another of these to the same deal. */
export type Doing = 'next step' | 'stage' | 'comment'

/** A deal and what was ordered of it. */
export interface OrderedDeal {
  id: string
  company: string
  /** Acknowledged texts, in their order; each is given once in the whole run. */
  steps: string[]
  /** The stage of the last acknowledged move, and the last acknowledged comment. */
  stage: string
  comment: string
  acknowledged: number
  /** Whatever was ordered, acknowledged or not: Partner Central may apply no more updates than that. */
  orders: number
}

/** What a record's page is filled with. */
interface Reading {
  opportunity: Opportunity
}

interface Saved {
  opportunity: Opportunity
  queued?: true
}

export interface SellerOptions {
  name: string
  browser: Browser
  notices: Notices
  /** The deals of which this seller writes the next step, moves the stage, writes the comment. */
  deals: Record<Doing, readonly OrderedDeal[]>
  isOver: () => boolean
  random: () => number
}

interface BoardAnswer {
  columns: { cards: { id: string; pending?: string }[] }[]
}

const stages = ['Qualified', 'Technical Validation', 'Business Validation'] as const

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T
}

/** What a seller answers with pressing the button again. */
function isRetryNotice({ kind }: ActionError): boolean {
  return kind === 'unavailable' || kind === 'throttled'
}

/** What one attempt to save came to. */
type Press = (record: Opportunity) => Promise<ActionResult<unknown>>

/** One person at a browser, who reads as often as writes. */
class Seller {
  readonly #options: SellerOptions
  #texts = 0

  constructor(options: SellerOptions) {
    this.#options = options
  }

  async work(): Promise<void> {
    const { notices, random, isOver } = this.#options
    while (!isOver()) {
      try {
        await (random() < 0.5 ? this.#write() : this.#look())
      } catch (error) {
        if (error instanceof AnswerLostError) notices.retries += 1
        else notices.errors.push(error instanceof Error ? error.message : String(error))
      }
      await sleep(100 + random() * 500)
    }
  }

  async #look(): Promise<void> {
    const { browser, deals, random } = this.#options
    const deal = pick(deals['next step'], random)
    const path = pick(['/opportunities', `/opportunities/${deal.id}`, '/queue'], random)
    const page = await browser.page(path)
    const isWhole = path.endsWith(deal.id) ? page.includes(deal.company) : page.includes('</html>')
    if (!isWhole) throw new Error(`${path} does not show what it should`)
    await browser.data('/api/opportunities')
  }

  async #write(): Promise<void> {
    const { deals, random } = this.#options
    const doing = pick(['next step', 'stage', 'comment'] as const, random)
    const deal = pick(deals[doing], random)
    if (await this.#isOnItsWay(deal)) return
    this.#texts += 1
    if (doing === 'next step') await this.#writeNextStep(deal)
    else if (doing === 'stage') await this.#move(deal)
    else await this.#comment(deal)
  }

  /** The board knows what is on its way. An edit that still waits would take in the next one, as it should. */
  async #isOnItsWay({ id }: OrderedDeal): Promise<boolean> {
    const { columns } = await this.#options.browser.data<BoardAnswer>(`/api/opportunities?q=${id}`)
    return columns.some(({ cards }) => cards.some((card) => card.id === id && card.pending !== undefined))
  }

  async #writeNextStep(deal: OrderedDeal): Promise<void> {
    const { browser, name } = this.#options
    const text = `${name}, step ${this.#texts}`
    const addNextStep = (input: object) =>
      browser.act<Saved>(`/opportunities/${deal.id}`, 'addNextStep', input)
    await this.#save(
      deal,
      ({ LifeCycle }) => LifeCycle?.NextSteps === text,
      (opportunity) => nextStepSaver({ opportunity, addNextStep, keep: () => {}, movedOn: () => {} })(text),
    )
    deal.steps.push(text)
  }

  async #move(deal: OrderedDeal): Promise<void> {
    const { browser, random } = this.#options
    const others = stages.filter((stage) => stage !== deal.stage)
    const to = pick(others, random)
    await this.#save(
      deal,
      ({ LifeCycle }) => LifeCycle?.Stage === to,
      ({ Id: id, LifeCycle, LastModifiedDate: seen }) =>
        browser.act('/opportunities', 'moveStage', { id, from: LifeCycle?.Stage, to, seen }),
    )
    deal.stage = to
  }

  async #comment(deal: OrderedDeal): Promise<void> {
    const { browser, name } = this.#options
    const text = `${name}, comment ${this.#texts}`
    await this.#save(
      deal,
      ({ Project }) => Project?.AdditionalComments === text,
      (record) => {
        const draft = draftOf(record)
        const changed = { ...draft, Project: { ...draft.Project, AdditionalComments: text } }
        const input = { id: deal.id, seen: record.LastModifiedDate, draft: changed }
        return browser.act(`/opportunities/${deal.id}`, 'updateOpportunity', input)
      },
    )
    deal.comment = text
  }

  /**
   * Presses the button until it is saved. After a notice the seller looks at the record first. Where others changed other
   * fields meanwhile the screens lay the edit over the newer version by themselves, and so do we.
   */
  async #save(deal: OrderedDeal, hasIt: (record: Opportunity) => boolean, press: Press): Promise<void> {
    const { browser, notices } = this.#options
    for (;;) {
      const { opportunity } = await browser.data<Reading>(`/api/opportunities/${deal.id}`)
      if (hasIt(opportunity)) return
      deal.orders += 1
      const outcome = await pressed(press, opportunity)
      if (outcome === 'saved') {
        deal.acknowledged += 1
        return
      }
      if (outcome === 'moved on') continue
      notices.retries += 1
      await sleep(500)
    }
  }
}

/** @throws For a refusal that nobody should see. */
async function pressed(press: Press, record: Opportunity): Promise<'saved' | 'moved on' | 'try again'> {
  try {
    const result = await press(record)
    if (result.ok) return 'saved'
    if (result.error.kind === 'conflict') return 'moved on'
    if (isRetryNotice(result.error)) return 'try again'
    throw new Error(`${record.Id}: ${JSON.stringify(result.error)}`)
  } catch (error) {
    if (error instanceof AnswerLostError) return 'try again'
    throw error
  }
}

/** Works until the time is over. */
export function sell(options: SellerOptions): Promise<void> {
  return new Seller(options).work()
}
