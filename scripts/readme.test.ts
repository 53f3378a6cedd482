import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '@/lib/auth/demo-accounts'

const readme = readFileSync('README.md', 'utf8')

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found)
}

test('the README lists every setting, as .env.example does', () => {
  const listed = matches(readme, /^\| `([A-Z][A-Z_]+)` \|/gm)
  const known = matches(readFileSync('.env.example', 'utf8'), /^# ([A-Z][A-Z_]+)=/gm)
  expect(listed.length).toBeGreaterThan(10)
  expect([...listed].sort()).toEqual([...new Set(known)].sort())
})

test('every command and file the README names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of matches(readme, /npm run ([a-z:-]+)/g)) expect(scripts).toHaveProperty(name)
  const files = matches(readme, /[`(]((?:public|lib|e2e|scripts)\/[\w./-]+\.[a-z]+)[`)]/g)
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) expect(existsSync(file), file).toBe(true)
})

test('the README tells the demo sign-ins as they are', () => {
  for (const { email, password } of DEMO_ACCOUNTS) {
    expect(readme).toContain(`| ${email} | ${password} |`)
  }
})
