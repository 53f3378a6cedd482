import { beforeEach, expect, test, vi } from 'vitest'
import type { Mirror } from '@/lib/mirror/mirror'
import { services } from '@/lib/services'
import { DatabaseUnavailableError } from '@/lib/sql/database-error'
import { GET as column } from './column/route'
import { GET as board } from './route'

vi.mock('@/lib/auth/session', () => ({
  getSession: async () => ({ catalog: 'Sandbox', email: 'ana@tandem.example', userId: 'u1', role: 'seller' }),
}))
vi.mock('@/lib/services', () => ({ services: vi.fn() }))
vi.spyOn(console, 'error').mockImplementation(() => {})

const away = () => Promise.reject(new DatabaseUnavailableError('ECONNREFUSED'))

beforeEach(() => {
  const mirror = { pipeline: away, column: away, changes: away } as Partial<Mirror>
  vi.mocked(services).mockResolvedValue({ mirror } as Awaited<ReturnType<typeof services>>)
})

test.each([
  ['the board', () => board(new Request('http://localhost/api/opportunities'))],
  [
    'a column',
    () => column(new Request('http://localhost/api/opportunities/column?stage=Qualified&cursor=x')),
  ],
])('%s is to be asked for again while the database is away', async (_what, ask) => {
  const answer = await ask()
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ kind: 'unavailable', part: 'database' })
})
