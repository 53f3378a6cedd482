// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Board, type BoardProps } from './board'
import type { BoardColumn } from './board-model'
import { rowHeight } from './row'

interface Card {
  id: string
  lock?: string
}

const visibleRows = 4

beforeEach(() => {
  // The window in which a column shows its cards; happy-dom has no layout.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(visibleRows * rowHeight)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(240)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function cards(prefix: string, count: number): Card[] {
  return Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i}` }))
}

function column(id: string, own: Card[], more: Partial<BoardColumn<Card>> = {}): BoardColumn<Card> {
  return { id, title: id, cards: own, count: own.length, hasMore: false, isCollapsible: false, ...more }
}

const start = [
  column('Open', [...cards('o', 2), { id: 'locked', lock: 'AWS has it.' }]),
  column('Won', cards('w', 2)),
  column('Lost', cards('l', 1), { isCollapsible: true }),
]

const baseProps: Omit<BoardProps<Card>, 'columns' | 'onMove'> = {
  rules: {
    nameOf: ({ id }) => `deal ${id}`,
    lockOf: ({ lock }) => lock,
    refusalOf: ({ id }, to) => (id === 'o1' && to === 'Won' ? 'Needs a solution.' : undefined),
  },
  isMovable: true,
  renderCard: ({ id }, focus) => (
    <a {...focus} href={`#${id}`}>
      deal {id}
    </a>
  ),
  renderSummary: ({ count }) => <p>{count} in all</p>,
  onNeedMore: () => {},
}

function setUp(more: Partial<BoardProps<Card>> = {}) {
  const onMove = vi.fn()
  let show: (columns: BoardColumn<Card>[]) => void = () => {}
  function Shown() {
    const [columns, setColumns] = useState<readonly BoardColumn<Card>[]>(more.columns ?? start)
    show = setColumns
    return <Board {...baseProps} onMove={onMove} {...more} columns={columns} />
  }
  render(<Shown />)
  return { onMove, show: (columns: BoardColumn<Card>[]) => act(() => show(columns)), user: userEvent.setup() }
}

const link = (id: string) => screen.getByRole('link', { name: `deal ${id}` })
const linkIn = (title: string, id: string) =>
  within(screen.getByRole('region', { name: title })).getByRole('link', { name: `deal ${id}` })
const hasFocus = (element: HTMLElement) => element === document.activeElement

describe('moving without a mouse', () => {
  test('M opens the menu of stages, and a choice moves the card', async () => {
    const { user, onMove } = setUp()
    act(() => link('o0').focus())
    await user.keyboard('m')
    await user.click(await screen.findByRole('menuitem', { name: 'Won' }))
    expect(onMove).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'o0' }), 'Won')
  })

  test('the card’s button opens the same menu', async () => {
    const { user, onMove } = setUp()
    await user.click(screen.getByRole('button', { name: 'Move deal o0' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Lost' }))
    expect(onMove).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'o0' }), 'Lost')
  })

  test('a stage that would refuse the card says why and cannot be chosen', async () => {
    const { user, onMove } = setUp()
    await user.click(screen.getByRole('button', { name: 'Move deal o1' }))
    const refused = await screen.findByRole('menuitem', { name: /Needs a solution/ })
    expect(refused.getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByRole('menuitem', { name: /Open it is here/ }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    expect(onMove).not.toHaveBeenCalled()
  })

  test('a locked card has no menu; M leads to the reason', async () => {
    const { user } = setUp()
    act(() => link('locked').focus())
    await user.keyboard('m')
    expect(hasFocus(screen.getByRole('button', { name: 'Locked. AWS has it.' }))).toBe(true)
    expect(screen.queryByRole('menu')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Move deal locked' })).toBeNull()
  })

  test('who may not move sees neither button nor menu', async () => {
    const { user } = setUp({ isMovable: false })
    act(() => link('o0').focus())
    await user.keyboard('m')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull()
    expect(document.querySelector('[draggable="true"]')).toBeNull()
  })
})

describe('the focus', () => {
  test('goes from card to card by arrows', async () => {
    const { user } = setUp()
    act(() => link('o0').focus())
    await user.keyboard('{ArrowDown}')
    expect(hasFocus(link('o1'))).toBe(true)
    await user.keyboard('{ArrowRight}')
    expect(hasFocus(link('w1'))).toBe(true)
  })

  test('stays on a card that is moved, and on its way back when the move is refused', async () => {
    const { user, onMove, show } = setUp()
    act(() => link('o0').focus())
    await user.keyboard('m')
    await user.click(await screen.findByRole('menuitem', { name: 'Won' }))
    expect(onMove).toHaveBeenCalled()

    show([column('Open', cards('o', 2).slice(1)), column('Won', [{ id: 'o0' }, ...cards('w', 2)])])
    await waitFor(() => expect(hasFocus(link('o0'))).toBe(true))
    expect(hasFocus(linkIn('Won', 'o0'))).toBe(true)

    show(start)
    expect(hasFocus(linkIn('Open', 'o0'))).toBe(true)
  })

  test('follows a card into a rail, which opens for it, and out again when it is not taken', async () => {
    const { user, show } = setUp()
    await user.click(screen.getByRole('button', { name: 'Move deal o0' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Lost' }))
    show([column('Open', []), column('Lost', [{ id: 'o0' }], { isCollapsible: true })])
    await waitFor(() => expect(hasFocus(link('o0'))).toBe(true))
    show([column('Open', [{ id: 'o0' }]), column('Lost', [], { isCollapsible: true })])
    expect(hasFocus(linkIn('Open', 'o0'))).toBe(true)
    expect(screen.getByRole('button', { name: /Lost/, expanded: false })).toBeTruthy()
  })

  test('is one tab stop per column', () => {
    setUp()
    const stops = [...document.querySelectorAll<HTMLElement>('a')].filter((each) => each.tabIndex === 0)
    expect(stops.map(({ textContent }) => textContent)).toEqual(['deal o0', 'deal w0'])
  })
})

describe('columns', () => {
  test('a collapsible one starts as a rail with its count, and opens and closes', async () => {
    const { user } = setUp()
    expect(screen.queryByRole('link', { name: 'deal l0' })).toBeNull()
    await user.click(screen.getByRole('button', { name: /Lost/, expanded: false }))
    expect(link('l0')).toBeTruthy()
    const collapse = screen.getByRole('button', { name: 'Collapse Lost' })
    expect(hasFocus(collapse)).toBe(true)
    await user.click(collapse)
    expect(hasFocus(screen.getByRole('button', { name: /Lost/, expanded: false }))).toBe(true)
    expect(screen.queryByRole('link', { name: 'deal l0' })).toBeNull()
  })

  test('draw only the cards in sight, and say how many there are', () => {
    setUp({ columns: [column('Open', cards('o', 1000), { count: 5000 })] })
    const drawn = screen.getAllByRole('listitem')
    expect(drawn.length).toBeLessThan(visibleRows + 4)
    expect(drawn[0]?.getAttribute('aria-setsize')).toBe('5000')
    expect(screen.getByText('5000 in all')).toBeTruthy()
  })

  test('ask for more when the loaded cards do not fill the screen, and not before', () => {
    const onNeedMore = vi.fn()
    setUp({
      onNeedMore,
      columns: [
        column('Short', cards('s', 3), { hasMore: true }),
        column('Long', cards('x', 12), { hasMore: true }),
      ],
    })
    expect(onNeedMore).toHaveBeenCalledExactlyOnceWith('Short', 3)
  })
})
