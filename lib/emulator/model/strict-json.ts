import { isUtf8 } from 'node:buffer'
import { undecodable } from '../errors'

/** The model's inputs nest nine levels; whoever sends more than this means harm. */
const deepestNesting = 64

/**
 * Reads a request body as JSON that means the same to every reader: UTF-8 without a byte order mark, each key once per
 * object, text that has a UTF-8 form.
 * @throws ServiceError SerializationException, which never quotes the body.
 */
export function parseStrictly(body: Buffer): unknown {
  if (!isUtf8(body)) throw undecodable('The request body is not valid UTF-8')
  const text = body.toString('utf8')
  const value = parse(text)
  const { keys, hasLoneSurrogate } = survey(value, text.includes('\\u'))
  if (hasLoneSurrogate) throw undecodable('The request body has text that is not valid Unicode')
  // Of two equal keys the parser keeps one, so the text then names more keys than the value has.
  if (keys !== namedKeys(text)) throw undecodable('The request body has an object with the same key twice')
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body.
    throw undecodable('The request body is not valid JSON')
  }
}

interface Survey {
  /** In all objects together. */
  keys: number
  hasLoneSurrogate: boolean
}

/** @param hasEscapes Only an escape can write half a surrogate pair: the body's bytes are UTF-8. */
function survey(root: unknown, hasEscapes: boolean): Survey {
  const found = { keys: 0, hasLoneSurrogate: false }
  const look = (value: unknown, depth: number): void => {
    if (typeof value === 'string') {
      if (hasEscapes && !value.isWellFormed()) found.hasLoneSurrogate = true
      return
    }
    if (typeof value !== 'object' || value === null) return
    if (depth === deepestNesting) throw undecodable('The request body is nested too deeply')
    if (Array.isArray(value)) {
      for (const item of value) look(item, depth + 1)
      return
    }
    for (const key in value) {
      found.keys++
      if (hasEscapes && !key.isWellFormed()) found.hasLoneSurrogate = true
      look((value as Record<string, unknown>)[key], depth + 1)
    }
  }
  look(root, 0)
  return found
}

const quote = 34
const backslash = 92
const colon = 58

/** Colons outside strings of a valid JSON text. */
function namedKeys(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === colon) count++
  }
  return count
}

/** Where the closing quote stands. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (text.charCodeAt(end - 1) === backslash && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

/** An odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let start = at
  while (text.charCodeAt(start - 1) === backslash) start--
  return (at - start) % 2 === 1
}
