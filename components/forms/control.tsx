'use client'

import type { ControllerRenderProps } from 'react-hook-form'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { MultiSelect } from '@/components/ui/multi-select'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useIsLive } from '@/components/ui/use-is-live'
import type { FieldSpec } from '@/lib/form/field-spec'
import type { Option } from '@/lib/form/fields'
import { CheckboxList } from './controls/checkbox-list'
import { ChoiceCards } from './controls/choice-cards'
import { MoneyInput } from './controls/money-input'

export interface ControlProps {
  spec: FieldSpec
  id: string
  path: string
  /** The path of the item this field is in; '' outside of groups. */
  root: string
  field: ControllerRenderProps
  options?: readonly Option[]
  locked: boolean
  invalid: boolean
  describedBy?: string
}

/**
 * Draws a field's control. A locked one is disabled by its own attribute: React Hook Form's `disabled` would take the
 * value out of what is sent.
 */
export function Control(props: ControlProps) {
  const { spec, id, field, locked, invalid, describedBy } = props
  const isLive = useIsLive()
  const text = typeof field.value === 'string' ? field.value : ''
  const list = Array.isArray(field.value) ? (field.value as string[]) : []
  const shared = {
    id,
    name: field.name,
    ref: field.ref,
    onBlur: field.onBlur,
    disabled: locked,
    required: spec.required,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
  }
  const input = {
    ...shared,
    value: text,
    onChange: field.onChange,
    placeholder: locked ? undefined : spec.placeholder,
    autoComplete: spec.autoComplete,
    readOnly: !isLive,
  }
  switch (spec.control) {
    case 'text':
      return <Input {...input} />
    case 'email':
    case 'tel':
      return <Input {...input} type={spec.control} />
    case 'url':
      // A browser's own url box refuses `www.company.com`.
      return <Input {...input} inputMode="url" />
    case 'number':
      return <Input {...input} inputMode="numeric" />
    case 'date':
      return <Input {...input} type="date" />
    case 'textarea':
      return <Textarea {...input} rows={spec.maxLength && spec.maxLength > 500 ? 5 : 3} />
    case 'money':
      return <MoneyInput {...props} />
    case 'select':
      return (
        <Select
          {...shared}
          value={text}
          onChange={field.onChange}
          options={withStored(props.options, text)}
          placeholder={spec.required && text !== '' ? undefined : spec.required ? 'Choose…' : 'Not set'}
        />
      )
    case 'combobox':
      return (
        <Combobox
          {...shared}
          value={text}
          onValueChange={field.onChange}
          options={withStored(props.options, text)}
          placeholder={locked ? undefined : (spec.placeholder ?? 'Search…')}
          clearable={!spec.required}
        />
      )
    case 'choice':
      return <ChoiceCards {...props} />
    case 'multi-select': {
      const { required: _, ...multi } = shared
      return (props.options?.length ?? 0) <= 8 ? (
        <CheckboxList {...props} />
      ) : (
        <MultiSelect
          {...multi}
          value={list}
          onValueChange={field.onChange}
          options={props.options ?? []}
          placeholder={locked ? undefined : 'Add…'}
        />
      )
    }
    case 'group':
    case 'hidden':
      return null
  }
}

/** What is stored stays choosable, also when it is not, or no longer, on the list. */
function withStored(options: readonly Option[] = [], value: string): readonly Option[] {
  const known = value === '' || options.some((option) => option.value === value)
  return known ? options : [{ value, label: value }, ...options]
}
