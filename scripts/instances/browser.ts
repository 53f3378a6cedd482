import type { ActionResult } from '../../lib/result'
import { actionId } from './action-ids'
import type { Instance } from './processes'

/** What sellers met that was not the answer they wanted. */
export interface Notices {
  /** Requests that a reverse proxy gives to the next instance without anybody noticing. */
  passedOn: number
  /** Pages and data asked for again, because the instance died while answering. */
  readAgain: number
  /** "It could not be saved, try again": the seller pressed the button once more. */
  retries: number
  /** Anything else, which must not be. */
  errors: string[]
}

/** The answer never came: the instance died, and what it did before is not known. */
export class AnswerLostError extends Error {}

/** A seller's browser behind a reverse proxy over all instances. */
export interface Browser {
  /** @throws AnswerLostError; Error for anything but a good answer. */
  page(path: string): Promise<string>
  data<T>(path: string): Promise<T>
  /** Calls a server action as the page at `path` does. @throws AnswerLostError */
  act<T>(path: string, action: string, input: object): Promise<ActionResult<T>>
}

interface Question {
  path: string
  init?: RequestInit
  isRepeatable: boolean
}

/** The connection was refused, so nothing of the request has arrived. */
function neverArrived(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  return cause?.code === 'ECONNREFUSED'
}

/** A React answer holds the action's result in its second row, after the one that refers to it. */
function resultIn<T>(text: string): ActionResult<T> {
  const row = text.split('\n').find((line) => line.startsWith('1:{'))
  if (!row) throw new Error('An action gave no result')
  return JSON.parse(row.slice(2)) as ActionResult<T>
}

const ids = new Map<string, string>()

function idOf(action: string): string {
  const id = ids.get(action) ?? actionId(action)
  ids.set(action, id)
  return id
}

const mostTries = 4

export function openBrowser(instances: readonly Instance[], cookie: string, notices: Notices): Browser {
  let turn = 0

  /** Instances that answered their last health check first, in turn. */
  const inOrder = (): Instance[] => {
    turn += 1
    const turned = instances.map((_, index) => instances[(index + turn) % instances.length] as Instance)
    return [...turned.filter((each) => each.isUp()), ...turned.filter((each) => !each.isUp())]
  }

  const askOne = async (instance: Instance, { path, init }: Question): Promise<Response> => {
    const headers = { ...init?.headers, cookie, origin: instance.url }
    const response = await fetch(`${instance.url}${path}`, { ...init, headers, redirect: 'manual' })
    // The body is read here, because an instance may die in the middle of it.
    return new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers })
  }

  const ask = async (question: Question, tries = 1): Promise<string> => {
    for (const instance of inOrder()) {
      try {
        const response = await askOne(instance, question)
        const isStarting = response.status === 503 && response.headers.has('retry-after')
        if (!isStarting) {
          if (!response.ok) throw new Error(`${question.path} answered ${response.status}`)
          return await response.text()
        }
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        if (!neverArrived(error)) {
          if (!question.isRepeatable || tries === mostTries) throw new AnswerLostError(question.path)
          notices.readAgain += 1
          return ask(question, tries + 1)
        }
      }
      notices.passedOn += 1
    }
    throw new Error(`${question.path}: no instance is up`)
  }

  return {
    page: (path) => ask({ path, isRepeatable: true }),
    data: async <T>(path: string) => JSON.parse(await ask({ path, isRepeatable: true })) as T,
    async act<T>(path: string, action: string, input: object) {
      const headers = {
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
        'next-action': idOf(action),
      }
      const init = { method: 'POST', headers, body: JSON.stringify([input]) }
      return resultIn<T>(await ask({ path, init, isRepeatable: false }))
    },
  }
}
