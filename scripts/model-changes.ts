import { isDeepStrictEqual } from 'node:util'
import type { Model } from '@/lib/emulator/model/model'

/**
 * What a new model changes, one line per finding, for whoever reviews the update: `+` came, `-` went, `~` differs.
 * Empty when nothing does.
 */
export function modelChanges(before: Model, after: Model): string[] {
  const head = ['apiVersion', 'targetPrefix', 'signingName'] as const
  return [
    ...head.flatMap((name) => difference(name, before[name], after[name])),
    ...entries('operation', before.operations, after.operations),
    ...entries('paginator', before.paginators, after.paginators),
    ...entries('shape', before.shapes, after.shapes),
  ]
}

function entries(kind: string, before: Record<string, object> = {}, after: Record<string, object>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => {
    const [old, now] = [own(before, name), own(after, name)]
    if (old === undefined) return [`+ ${kind} ${name}`]
    if (now === undefined) return [`- ${kind} ${name}`]
    return parts(`${kind} ${name}`, old, now)
  })
}

function parts(place: string, before: object, after: object): string[] {
  const [old, now] = [before, after] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort()
  return names.flatMap((name) => difference(`${place} ${name}`, own(old, name), own(now, name)))
}

function difference(place: string, before: unknown, after: unknown): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return listDifference(place, before, after)
  if (isRecord(before) && isRecord(after)) return parts(place, before, after)
  if (before === undefined) return [`+ ${place}: ${JSON.stringify(after)}`]
  if (after === undefined) return [`- ${place}: ${JSON.stringify(before)}`]
  return [`~ ${place}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`]
}

function listDifference(place: string, before: unknown[], after: unknown[]): string[] {
  const came = after.filter((value) => !before.includes(value))
  const went = before.filter((value) => !after.includes(value))
  if (came.length + went.length === 0) return [`~ ${place}: another order`]
  return [
    ...came.map((value) => `+ ${place}: ${JSON.stringify(value)}`),
    ...went.map((value) => `- ${place}: ${JSON.stringify(value)}`),
  ]
}

function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
