'use client'

import { ChevronDown } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { cn } from './cn'
import { controlHeight, controlStyle } from './control-style'
import type { Option } from './filter-options'
import { OptionListPopover } from './option-list'
import { useOptionList } from './use-option-list'

export interface ComboboxProps
  extends Pick<
    ComponentProps<'input'>,
    | 'id'
    | 'name'
    | 'ref'
    | 'placeholder'
    | 'disabled'
    | 'readOnly'
    | 'required'
    | 'onBlur'
    | 'className'
    | 'aria-label'
    | 'aria-labelledby'
    | 'aria-describedby'
    | 'aria-invalid'
  > {
  options: readonly Option[]
  /** The chosen option's value; '' for none. A value that is not an option is shown as it is. */
  value: string
  onValueChange: (value: string) => void
  /** Emptying the text chooses nothing; otherwise it falls back to the last choice. Default true. */
  clearable?: boolean
  emptyText?: string
}

/** A select that is searched by typing. Only options can be chosen: other text falls back when the focus leaves. */
export function Combobox({
  options,
  value,
  onValueChange,
  clearable = true,
  emptyText = 'Nothing matches',
  onBlur,
  className,
  ...input
}: ComboboxProps) {
  const box = useRef<HTMLDivElement>(null)
  const readOnly = Boolean(input.readOnly || input.disabled)
  const pick = (option: Option) => {
    if (option.value !== value) onValueChange(option.value)
    list.setQuery(null)
    list.setOpen(false)
  }
  const list = useOptionList(options, { chosen: value, readOnly, onPick: pick })
  const chosenLabel = options.find((option) => option.value === value)?.label ?? value

  const settle = () => {
    const typed = list.query?.trim().toLowerCase()
    const exact = typed && options.find((option) => option.label.toLowerCase() === typed)
    if (exact) onValueChange(exact.value)
    else if (typed === '' && clearable && value !== '') onValueChange('')
    list.setQuery(null)
    list.setOpen(false)
  }

  return (
    <OptionListPopover
      list={list}
      anchor={box}
      isChosen={(candidate) => candidate === value}
      onPick={pick}
      label={input['aria-label'] ?? 'Choices'}
      emptyText={emptyText}
    >
      <div ref={box} className={cn('relative', className)}>
        <input
          {...input}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={list.open}
          aria-controls={list.open ? list.listId : undefined}
          aria-activedescendant={list.open && list.active >= 0 ? list.optionId(list.active) : undefined}
          value={list.query ?? chosenLabel}
          onChange={(event) => {
            list.setOpen(true)
            list.setQuery(event.target.value)
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => list.setOpen(true)}
          onKeyDown={list.onKeyDown}
          onBlur={(event) => {
            settle()
            onBlur?.(event)
          }}
          className={cn(controlStyle, controlHeight, 'truncate pr-8')}
        />
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-faint"
        />
      </div>
    </OptionListPopover>
  )
}
