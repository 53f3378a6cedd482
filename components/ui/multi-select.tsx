'use client'

import { X } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { cn } from './cn'
import { controlStyle } from './control-style'
import type { Option } from './filter-options'
import { OptionListPopover } from './option-list'
import { useOptionList } from './use-option-list'

export interface MultiSelectProps
  extends Pick<
    ComponentProps<'input'>,
    | 'id'
    | 'name'
    | 'ref'
    | 'placeholder'
    | 'disabled'
    | 'readOnly'
    | 'onBlur'
    | 'className'
    | 'aria-label'
    | 'aria-labelledby'
    | 'aria-describedby'
    | 'aria-invalid'
  > {
  options: readonly Option[]
  /** The chosen values, in the order they were chosen. Values that are not options are shown as they are. */
  value: readonly string[]
  onValueChange: (value: string[]) => void
  emptyText?: string
}

/** Several of many: chips in the box, a searched list under it that stays open while choosing. */
export function MultiSelect({
  options,
  value,
  onValueChange,
  emptyText = 'Nothing matches',
  placeholder,
  onBlur,
  className,
  ...input
}: MultiSelectProps) {
  const box = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLInputElement>(null)
  const readOnly = Boolean(input.readOnly || input.disabled)
  const remove = (gone: string) => onValueChange(value.filter((kept) => kept !== gone))
  const toggle = (option: Option) => {
    if (value.includes(option.value)) remove(option.value)
    else onValueChange([...value, option.value])
    list.setQuery(null)
  }
  const list = useOptionList(options, { readOnly, onPick: toggle })
  const labelOf = (chosen: string) => options.find((option) => option.value === chosen)?.label ?? chosen

  return (
    <OptionListPopover
      list={list}
      anchor={box}
      multiple
      isChosen={(candidate) => value.includes(candidate)}
      onPick={toggle}
      label={input['aria-label'] ?? 'Choices'}
      emptyText={emptyText}
    >
      <div
        ref={box}
        data-invalid={input['aria-invalid'] ? '' : undefined}
        data-locked={readOnly ? '' : undefined}
        className={cn(
          controlStyle,
          'flex min-h-8 flex-wrap items-center gap-1 py-0.75 has-focus-visible:border-focus has-focus-visible:-outline-offset-1 has-focus-visible:outline-2 has-focus-visible:outline-focus data-[invalid]:border-danger data-[locked]:border-line data-[locked]:bg-sunken pointer-coarse:min-h-10',
          className,
        )}
      >
        {value.map((chosen) => (
          <Chip key={chosen} label={labelOf(chosen)} onRemove={readOnly ? undefined : () => remove(chosen)} />
        ))}
        <input
          {...input}
          ref={(element) => {
            text.current = element
            if (typeof input.ref === 'function') return input.ref(element)
            if (input.ref) input.ref.current = element
          }}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={list.open}
          aria-controls={list.open ? list.listId : undefined}
          aria-activedescendant={list.open && list.active >= 0 ? list.optionId(list.active) : undefined}
          placeholder={value.length === 0 ? placeholder : undefined}
          value={list.query ?? ''}
          onChange={(event) => {
            list.setOpen(true)
            list.setQuery(event.target.value)
          }}
          onClick={() => list.setOpen(true)}
          onKeyDown={(event) => {
            const last = value.at(-1)
            if (event.key === 'Backspace' && !list.query && last !== undefined && !readOnly) remove(last)
            list.onKeyDown(event)
          }}
          onBlur={(event) => {
            list.setQuery(null)
            list.setOpen(false)
            onBlur?.(event)
          }}
          className="min-w-16 flex-1 bg-transparent outline-none disabled:cursor-not-allowed"
        />
      </div>
    </OptionListPopover>
  )
}

function Chip({ label, onRemove }: { label: string; onRemove?: () => void }) {
  return (
    <span className="inline-flex min-h-6 max-w-full items-center gap-0.5 rounded bg-neutral-soft px-1.5 text-ink text-xs">
      <span className="truncate">{label}</span>
      {onRemove ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Remove ${label}`}
          onPointerDown={(event) => event.preventDefault()}
          onClick={onRemove}
          className="-mr-1 grid size-5 place-items-center rounded text-muted hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      ) : null}
    </span>
  )
}
