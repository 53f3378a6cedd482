'use client'

import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useController, useFormContext, useFormState } from 'react-hook-form'
import { holds, pathsOf } from '@/lib/form/condition'
import type { FieldSpec } from '@/lib/form/field-spec'
import { isSameValue, valueAt } from '@/lib/form/paths'
import { Control } from './control'
import { describedBy, FieldFrame } from './field-frame'
import { fieldId, useFormSettings } from './form-settings'
import { GroupField } from './group-field'
import { TextCounter } from './text-counter'
import { useValuesAt } from './use-values-at'
import { valueWords } from './value-words'
import { whenPointerIsUp } from './when-pointer-is-up'

export interface FieldProps {
  spec: FieldSpec
  /** The path of the item this field is in; '' outside of groups. */
  root?: string
  /** Why everything around it is locked: the group says so once. */
  groupLock?: string
}

/** One field of a form: nothing while its condition does not hold. */
export function Field(props: FieldProps) {
  const { spec, root = '' } = props
  if (spec.control === 'hidden') return null
  const field = spec.item ? <GroupField spec={spec} item={spec.item} /> : <SingleField {...props} />
  return spec.visibleWhen ? (
    <Conditional spec={spec} root={root}>
      {field}
    </Conditional>
  ) : (
    field
  )
}

function Conditional({ spec, root, children }: { spec: FieldSpec; root: string; children: ReactNode }) {
  const values = useValuesAt(spec.dependsOn ?? [], root)
  return spec.visibleWhen?.(values) ? children : null
}

function SingleField({ spec: declared, root = '', groupLock }: FieldProps) {
  const { formId, lockedPath, options, optionalMark, showPrevious } = useFormSettings()
  const { control, getFieldState } = useFormContext()
  const spec = useFace(declared, root)
  const path = root === '' ? spec.path : `${root}.${spec.path}`
  const { field, fieldState } = useController({ control, name: path })
  const id = fieldId(formId, path)
  const lock = groupLock ? undefined : lockedPath(path)
  const choices = options[path] ?? spec.options
  const error = fieldState.error?.message
  const help = useHelp(spec, root, error !== undefined)
  const isThere = useIsThere()
  // What AWS said of an answer holds until the answer changes; leaving the field is no change.
  const validate = () => {
    if (isThere.current && getFieldState(path).error?.type !== 'server') field.onBlur()
  }
  const isSet = spec.control === 'choice' || isCheckboxList(spec, choices)

  return (
    <FieldFrame
      id={id}
      label={spec.label}
      mark={spec.required || lock || groupLock ? undefined : optionalMark(path)}
      help={help}
      error={error}
      lock={lock}
      wide={spec.wide}
      isSet={isSet}
      previous={showPrevious ? <Previous path={path} spec={spec} value={field.value} /> : undefined}
      aside={
        spec.control === 'textarea' && spec.maxLength ? (
          <TextCounter text={String(field.value ?? '')} max={spec.maxLength} />
        ) : undefined
      }
    >
      <Control
        spec={spec}
        id={id}
        path={path}
        root={root}
        field={{ ...field, onBlur: () => whenPointerIsUp(validate) }}
        options={choices}
        locked={Boolean(lock || groupLock)}
        invalid={error !== undefined}
        describedBy={describedBy(id, { help, error, lock })}
      />
    </FieldFrame>
  )
}

/** A field may be gone by the time its blur is told; the library would bring a removed item back to life. */
function useIsThere() {
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  return isThere
}

/** Up to this many choices are all shown, as boxes to tick. */
const boxesUpTo = 8

function isCheckboxList(spec: FieldSpec, options: FieldSpec['options']): boolean {
  return spec.control === 'multi-select' && (options?.length ?? 0) <= boxesUpTo
}

/** The field as its variant for the current answers. */
function useFace(spec: FieldSpec, root: string): FieldSpec {
  const variants = spec.variants ?? []
  const values = useValuesAt(
    variants.flatMap(({ when }) => pathsOf(when)),
    root,
  )
  const variant = variants.find(({ when }) => holds(when, values))
  return variant ? { ...spec, ...variant, label: variant.label ?? spec.label } : spec
}

/** A hint says what the error would say, so it gives way to one. */
function useHelp({ help, hint }: FieldSpec, root: string, isWrong: boolean): string | undefined {
  const values = useValuesAt(hint?.reads ?? [], root)
  return isWrong && hint ? undefined : (hint?.text(values) ?? help)
}

function Previous({ path, spec, value }: { path: string; spec: FieldSpec; value: unknown }) {
  const { control } = useFormContext()
  const { defaultValues } = useFormState({ control })
  const before = useMemo(() => valueAt(defaultValues, path), [defaultValues, path])
  if (before === undefined || isSameValue(before, value)) return null
  const words = valueWords(spec, before)
  return words === '' ? (
    'Was empty'
  ) : (
    <>
      Was: <del>{words}</del>
    </>
  )
}
