import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname

const nouns = ['opportunity']

/**
 * Which room may import which. Pure at the bottom, wired at the top: what is not listed is not allowed. `result` knows
 * nothing and may be known to all.
 */
const mayImport: Record<string, readonly string[]> = {
  result: [],
  env: [],
  form: [],
  sql: [],
  opportunity: ['form'],
  pipeline: nouns,
  'partner-central': nouns,
  // It stands for AWS and must be right on its own: never `partner-central`, whose mistakes it would share.
  emulator: [...nouns, 'sql'],
  mirror: [...nouns, 'partner-central', 'pipeline', 'sql'],
  queue: [...nouns, 'form', 'mirror', 'partner-central', 'sql'],
  meeting: [...nouns, 'form', 'mirror', 'partner-central', 'pipeline', 'queue', 'sql'],
  insight: [...nouns, 'mirror', 'pipeline', 'sql'],
  auth: ['env', 'sql'],
  // The wired edge of `auth`: who asks is looked up in the open services.
  'auth/session': [...nouns, 'auth', 'env', 'services'],
  demo: [...nouns, 'emulator', 'partner-central', 'sql'],
  services: [
    ...nouns,
    'auth',
    'demo',
    'emulator',
    'env',
    'insight',
    'meeting',
    'mirror',
    'partner-central',
    'queue',
    'sql',
  ],
  start: [...nouns, 'auth', 'demo', 'env', 'meeting', 'mirror', 'partner-central', 'services'],
  action: [
    ...nouns,
    'auth',
    'auth/session',
    'insight',
    'meeting',
    'mirror',
    'partner-central',
    'queue',
    'services',
    'sql',
  ],
  'components/ui': nouns,
  'components/forms': [...nouns, 'components/ui', 'form'],
  'components/board': [...nouns, 'components/ui', 'form'],
  'components/charts': [...nouns, 'components/record', 'components/ui', 'pipeline'],
  'components/insight': [
    ...nouns,
    'components/charts',
    'components/record',
    'components/shell',
    'components/ui',
    'insight',
    'pipeline',
  ],
  'components/list': [...nouns, 'components/shell', 'components/ui'],
  'components/record': [...nouns, 'components/forms', 'components/ui', 'form'],
  'components/meeting': [...nouns, 'components/record', 'components/ui', 'form', 'meeting', 'pipeline'],
  'components/shell': [...nouns, 'components/ui', 'form'],
  instrumentation: ['start'],
  proxy: ['auth'],
}

/** Everything may be wired together here. */
const wiring = ['app', 'scripts', 'e2e']

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

/** Tests reach across on purpose: the mirror is tried on the emulator. */
function isTest(file: string): boolean {
  return /\.(test|contract)\.tsx?$/.test(file) || /\/test-[a-z-]+\.tsx?$/.test(file)
}

const files = [...['app', 'components', 'lib'].flatMap(filesBelow), 'instrumentation.ts', 'proxy.ts'].filter(
  (file) => !isTest(file),
)

const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8')

/** `lib/mirror/save.ts` → `mirror`, `lib/env.ts` → `env`, `components/ui/badge.tsx` → `components/ui`. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.replace(/\.tsx?$/, '').split('/')
  if (/^lib\/auth\/session(\.ts)?$/.test(path)) return 'auth/session'
  if (top === 'lib') return second
  return top === 'components' ? `components/${second}` : top
}

interface Import {
  file: string
  specifier: string
  /** From the root. */
  path: string
}

function importsOf(file: string): Import[] {
  const specifiers = [...sourceOf(file).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    ([, specifier = '']) => specifier,
  )
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('@/')) return [{ file, specifier, path: specifier.slice(2) }]
    if (specifier.startsWith('.'))
      return [{ file, specifier, path: normalize(join(dirname(file), specifier)) }]
    return []
  })
}

const imports = files.flatMap(importsOf)

function isAllowed({ file, path }: Import): boolean {
  const [from, to] = [roomOf(file), roomOf(path)]
  return from === to || to === 'result' || wiring.includes(from) || (mayImport[from] ?? []).includes(to)
}

const say = ({ file, specifier }: Import) => `${file} imports ${specifier}`

describe('architecture', () => {
  test('every room is in the table', () => {
    const rooms = new Set(files.map(roomOf))
    expect([...rooms].filter((room) => !(room in mayImport) && !wiring.includes(room))).toEqual([])
  })

  test('imports go only where the table allows', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.filter((each) => !isAllowed(each)).map(say)).toEqual([])
  })

  test('rooms import each other from the root, and themselves relatively', () => {
    const folderOf = (path: string) => roomOf(path).replace('auth/session', 'auth')
    const isWrong = ({ file, specifier, path }: Import) =>
      /^(components|lib)\//.test(file) && specifier.startsWith('@/') === (folderOf(file) === folderOf(path))
    expect(imports.filter(isWrong).map(say)).toEqual([])
  })

  test('components never reach for the app, the session or the services', () => {
    const edge = ['app', 'action', 'services', 'env', 'auth', 'auth/session']
    const reaches = ({ file, path }: Import) => file.startsWith('components/') && edge.includes(roomOf(path))
    expect(imports.filter(reaches).map(say)).toEqual([])
  })

  test('only env reads the process environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(sourceOf(file)))
    // Next replaces this one variable at build time, to keep Node's modules out of other bundles.
    expect(readers).toEqual(['lib/env.ts', 'instrumentation.ts'])
    expect(sourceOf('instrumentation.ts').match(/process\.env\.\w+/g)).toEqual(['process.env.NEXT_RUNTIME'])
  })

  test('only the wired edge is marked as server-only', () => {
    const marked = files.filter((file) => /^import 'server-only'$/m.test(sourceOf(file)))
    const edge = ['action', 'services', 'start', 'env', 'auth/session']
    expect(marked.filter((file) => !edge.includes(roomOf(file)) && roomOf(file) !== 'app')).toEqual([])
    for (const file of ['lib/action.ts', 'lib/services.ts', 'lib/env.ts', 'lib/auth/session.ts']) {
      expect(marked).toContain(file)
    }
  })

  test('a "use server" file exports actions made by defineAction and nothing else', () => {
    const actionFiles = files.filter((file) => /^['"]use server['"]/m.test(sourceOf(file)))
    expect(actionFiles.length).toBeGreaterThan(0)
    const exported = actionFiles.flatMap((file) =>
      [...sourceOf(file).matchAll(/^export\b.*$/gm)].map(([line]) => `${file}: ${line}`),
    )
    expect(exported.filter((line) => !/: export const \w+ = defineAction\(/.test(line))).toEqual([])
  })

  test('a route answers 503 while the database is away', () => {
    // Somebody else's protocol, and the one that says how Tandem is.
    const others = ['auth/[...nextauth]', 'partner-central', 'health'].map(
      (path) => `app/api/${path}/route.ts`,
    )
    const routes = files.filter((file) => file.endsWith('/route.ts') && !others.includes(file))
    expect(routes.length).toBeGreaterThan(10)
    const verbs = routes.flatMap((file) =>
      [...sourceOf(file).matchAll(/^export (?!interface|type).*$/gm)].map(([line]) => `${file}: ${line}`),
    )
    const answers = /: export const (GET|POST) = (answering|boardRoute|insightRoute|meetingRoute)\(/
    expect(verbs.filter((line) => !answers.test(line))).toEqual([])
    for (const wrapper of files.filter((file) => /^app\/api\/.*-route\.ts$/.test(file))) {
      expect(sourceOf(wrapper), wrapper).toContain('return answering(')
    }
  })

  test('the browser is never handed a server module', () => {
    const client = files.filter((file) => /^['"]use client['"]/m.test(sourceOf(file)))
    const server = [
      'action',
      'services',
      'start',
      'env',
      'auth/session',
      'mirror',
      'partner-central',
      'emulator',
      'sql',
    ]
    const values = client.flatMap((file) =>
      [...sourceOf(file).matchAll(/^import (?!type\b)[^'"]*['"]@\/([^'"]+)['"]/gm)].map(([, path = '']) => ({
        file,
        specifier: `@/${path}`,
        path,
      })),
    )
    expect(values.filter(({ path }) => server.includes(roomOf(path))).map(say)).toEqual([])
  })
})
