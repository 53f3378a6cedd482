import { addDays, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import type { Random } from './random'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

export function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * dayMs)
}

/** The same day at some minute of the working hours; Saturday and Sunday become the Friday before. Never after `latest`. */
export function atWork(instant: Date, random: Random, latest: Date): Date {
  const weekday = instant.getUTCDay()
  const moved = daysBefore(instant, weekday === 6 ? 1 : weekday === 0 ? 2 : 0)
  moved.setUTCHours(random.between(7, 16), random.between(0, 59), random.between(0, 59), 0)
  return moved < latest ? moved : new Date(Math.min(instant.getTime(), latest.getTime()))
}

/** `count` instants in working hours after `from` and not after `to`, in order, at least a minute apart. */
export function spreadBetween(from: Date, to: Date, count: number, random: Random): Date[] {
  const room = to.getTime() - from.getTime()
  const wanted = Array.from(
    { length: count },
    () => new Date(from.getTime() + room * (0.05 + 0.95 * random.next())),
  )
  wanted.sort((a, b) => a.getTime() - b.getTime())
  let previous = from.getTime()
  return wanted.map((instant) => {
    const next = Math.max(atWork(instant, random, to).getTime(), previous + 60_000)
    previous = next
    return new Date(next)
  })
}

/** The day `days` after the instant's UTC day. */
export function dayAfter(instant: Date, days: number): PlainDate {
  return addDays(plainDateOf(instant), days)
}
