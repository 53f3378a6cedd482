// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { List } from './list'
import { type ListColumn, rowLinkAttribute } from './list-model'
import { useSelection } from './use-selection'

interface Row {
  id: string
  spend: string
}

afterEach(cleanup)

const rows: Row[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, spend: `USD ${id}` }))
const columns: ListColumn<Row>[] = [
  {
    id: 'company',
    title: 'Company',
    isSortable: true,
    render: ({ id }) => (
      <a {...{ [rowLinkAttribute]: id }} href={`#${id}`}>
        {`deal ${id}`}
      </a>
    ),
  },
  { id: 'spend', title: 'Spend', isSortable: false, align: 'end', render: ({ spend }) => spend },
]

function setUp({ isSelectable = true, locked = '' } = {}) {
  const onSort = vi.fn()
  function Shown() {
    const selection = useSelection()
    return (
      <>
        <List
          label="Deals"
          columns={columns}
          rows={rows}
          nameOf={({ id }) => `deal ${id}`}
          sorting={{ by: 'company', descending: false }}
          onSort={onSort}
          isSelectable={({ id }) => id !== locked}
          {...(isSelectable && { selection })}
        />
        <output>{[...selection.ids].sort().join('')}</output>
      </>
    )
  }
  render(<Shown />)
  return { onSort, user: userEvent.setup() }
}

const focused = () => document.activeElement?.textContent
const selected = () => screen.getByRole('status').textContent

describe('the keys of a list', () => {
  test('J and K, or the arrows, go from row to row and stop at the ends', async () => {
    const { user } = setUp()
    await user.keyboard('j')
    expect(focused()).toBe('deal a')
    await user.keyboard('j{ArrowDown}')
    expect(focused()).toBe('deal c')
    await user.keyboard('jj')
    expect(focused()).toBe('deal d')
    await user.keyboard('k{ArrowUp}')
    expect(focused()).toBe('deal b')
  })

  test('X and space select the row, and again let it go', async () => {
    const { user } = setUp()
    await user.keyboard('jx')
    expect(selected()).toBe('a')
    await user.keyboard('j ')
    expect(selected()).toBe('ab')
    await user.keyboard('x')
    expect(selected()).toBe('a')
  })

  test('Shift selects all rows from the last one to here', async () => {
    const { user } = setUp()
    await user.keyboard('jjxjj{Shift>}X{/Shift}')
    expect(selected()).toBe('bcd')
    await user.keyboard('kkk{Shift>} {/Shift}')
    expect(selected()).toBe('abcd')
  })

  test('Escape selects nothing, and then is left to others', async () => {
    const { user } = setUp()
    const left = vi.fn()
    window.addEventListener('keydown', (event) => event.key === 'Escape' && left(event.defaultPrevented))
    await user.keyboard('jx{Escape}')
    expect(selected()).toBe('')
    await user.keyboard('{Escape}')
    expect(left.mock.calls).toEqual([[true], [false]])
  })

  test('space on a box ticks it once', async () => {
    const { user } = setUp()
    screen.getByRole('checkbox', { name: 'Select deal b' }).focus()
    await user.keyboard(' ')
    expect(selected()).toBe('b')
  })

  test('select nothing where nothing can be selected', async () => {
    const { user } = setUp({ isSelectable: false })
    await user.keyboard('jx')
    expect(selected()).toBe('')
    expect(screen.queryAllByRole('checkbox')).toEqual([])
  })
})

describe('a list', () => {
  test('ticks all of the page, and none', async () => {
    const { user } = setUp()
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all on this page' })
    await user.click(screen.getByRole('checkbox', { name: 'Select deal c' }))
    expect(all.indeterminate).toBe(true)
    await user.click(all)
    expect(selected()).toBe('abcd')
    await user.click(all)
    expect(selected()).toBe('')
  })

  test('leaves out the rows that cannot be selected, whichever way it is tried', async () => {
    const { user } = setUp({ locked: 'b' })
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select deal b' })
    expect(box.disabled).toBe(true)
    await user.keyboard('jjx{Shift>}X{/Shift}')
    expect([focused(), selected()]).toEqual(['deal b', ''])
    await user.keyboard('kxjj{Shift>}X{/Shift}')
    expect(selected()).toBe('ac')
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all on this page' })
    await user.click(all)
    expect([selected(), all.checked]).toEqual(['acd', true])
  })

  test('ticks a range under the mouse with Shift', async () => {
    const { user } = setUp()
    await user.click(screen.getByRole('checkbox', { name: 'Select deal a' }))
    await user.keyboard('{Shift>}')
    await user.click(screen.getByRole('checkbox', { name: 'Select deal c' }))
    expect(selected()).toBe('abc')
  })

  test('says by what it is sorted, and asks for another order', async () => {
    const { user, onSort } = setUp()
    expect(screen.getByRole('columnheader', { name: 'Company' }).getAttribute('aria-sort')).toBe('ascending')
    expect(screen.getByRole('columnheader', { name: 'Spend' }).hasAttribute('aria-sort')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Company' }))
    expect(onSort).toHaveBeenCalledWith('company')
  })
})
