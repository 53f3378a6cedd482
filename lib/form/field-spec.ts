import type * as z from 'zod'
import { type Condition, holds, pathsOf } from './condition'
import type { Control, FieldMeta, Option } from './fields'
import { type Described, defOf, limitsOf, peel } from './peel'

/** One field of a form, ready to be drawn. Inside a group's `item` paths are relative to the item. */
export interface FieldSpec {
  path: string
  label: string
  section: string
  control: Control
  /** Whether an empty answer is refused. For a conditional field: whenever it is shown. */
  required: boolean
  /** What an unanswered field holds: `''`, `[]`, or a group without items. */
  empty: '' | readonly []
  help?: string
  hint?: FieldMeta['hint']
  placeholder?: string
  autoComplete?: string
  wide: boolean
  order: number
  minLength?: number
  maxLength?: number
  /** Choices of a select, choice, combobox or multi-select. */
  options?: readonly Option[]
  variants?: FieldMeta['variants']
  /** For `money`: where its currency is. */
  currencyPath?: string
  /** For a group: the fields of one item, its name, how a new one starts, and how many there may be. */
  item?: readonly FieldSpec[]
  itemNoun?: string
  itemBlank?: Readonly<Record<string, unknown>>
  maxItems?: number
  visibleWhen?: (values: unknown) => boolean
  /** The paths that `visibleWhen` reads. */
  dependsOn?: readonly string[]
}

/** Beyond this many choices a list is searched rather than scanned. */
const searchedAbove = 12

/**
 * The fields of a form, in the schema's order. Every leaf must be registered in `fields` with a label.
 * @throws Error naming the path, for a kind of schema that no control can draw or a field without label or section.
 */
export function describeForm(schema: z.ZodType): FieldSpec[] {
  return membersOf(peel(schema), '', undefined)
}

/** The fields under their section headings, sections in the order in which they first appear. */
export function sectionsOf(specs: readonly FieldSpec[]): { title: string; fields: FieldSpec[] }[] {
  const sections = new Map<string, FieldSpec[]>()
  for (const spec of specs) sections.set(spec.section, [...(sections.get(spec.section) ?? []), spec])
  return [...sections].map(([title, fields]) => ({
    title,
    fields: fields.toSorted((a, b) => a.order - b.order),
  }))
}

function membersOf({ schema }: Described, at: string, section: string | undefined): FieldSpec[] {
  const def = defOf(schema)
  if (def.type !== 'object')
    throw new Error(`${at || 'The form'}: expected an object schema, got ${def.type}`)
  return Object.entries(def.shape).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`
    const inner = peel(member)
    return defOf(inner.schema).type === 'object'
      ? membersOf(inner, path, section)
      : [fieldOf(member, inner, path, section)]
  })
}

function fieldOf(outer: z.core.$ZodType, inner: Described, path: string, section?: string): FieldSpec {
  const { meta } = inner
  if (!meta) throw new Error(`${path}: not registered in fields`)
  const ownSection = meta.section ?? section
  if (ownSection === undefined) throw new Error(`${path}: no section`)
  const kind = kindOf(inner, path, ownSection)
  return {
    path,
    label: meta.label,
    section: ownSection,
    required: meta.required ?? !accepts(outer, kind.empty),
    wide: meta.wide ?? widely.has(kind.control),
    order: meta.order ?? 0,
    help: meta.help,
    hint: meta.hint,
    placeholder: meta.placeholder,
    autoComplete: meta.autoComplete,
    variants: meta.variants,
    ...(meta.currency ? { currencyPath: besides(path, meta.currency) } : {}),
    ...conditionOf(meta.visibleWhen),
    ...kind,
  }
}

const widely: ReadonlySet<Control> = new Set(['textarea', 'multi-select', 'group', 'choice'])

type Kind = Pick<
  FieldSpec,
  'control' | 'empty' | 'minLength' | 'maxLength' | 'options' | 'item' | 'itemNoun' | 'itemBlank' | 'maxItems'
>

function kindOf({ schema, meta }: Described, path: string, section: string): Kind {
  const def = defOf(schema)
  switch (def.type) {
    case 'string': {
      const options = meta?.options
      const control = meta?.control ?? (options ? listControl(options) : 'text')
      const { minimum, maximum } = limitsOf(schema)
      return { control, empty: '', options, minLength: minimum, maxLength: maximum }
    }
    case 'enum': {
      const options = choicesOf(def, meta)
      return { control: meta?.control ?? listControl(options), empty: '', options }
    }
    case 'array':
      return listKind({ schema, meta }, peel(def.element), path, section)
    default:
      throw new Error(`${path}: no control for a schema of kind ${def.type}`)
  }
}

function listKind({ schema, meta }: Described, element: Described, path: string, section: string): Kind {
  const def = defOf(element.schema)
  switch (def.type) {
    case 'object':
      return {
        control: 'group',
        empty: [],
        item: membersOf(element, '', section),
        itemNoun: meta?.item?.noun,
        itemBlank: meta?.item?.blank,
        maxItems: limitsOf(schema).maximum,
      }
    case 'enum':
      return { control: 'multi-select', empty: [], options: choicesOf(def, meta) }
    default:
      throw new Error(`${path}: no control for a list of ${def.type}`)
  }
}

function listControl(options: readonly Option[]): Control {
  return options.length > searchedAbove ? 'combobox' : 'select'
}

/** An enumeration may hold `''` for "no answer"; that is the absence of a choice, not a choice. */
function choicesOf(def: z.core.$ZodEnumDef, meta: FieldMeta | undefined): readonly Option[] {
  if (meta?.options) return meta.options
  return Object.values(def.entries)
    .map(String)
    .filter((value) => value !== '')
    .map((value) => ({ value, label: meta?.optionLabel?.(value) ?? value }))
}

function conditionOf(condition: Condition | undefined): Pick<FieldSpec, 'visibleWhen' | 'dependsOn'> {
  if (!condition) return {}
  return { visibleWhen: (values) => holds(condition, values), dependsOn: pathsOf(condition) }
}

function besides(path: string, sibling: string): string {
  const parent = path.split('.').slice(0, -1)
  return [...parent, sibling].join('.')
}

function accepts(schema: z.core.$ZodType, empty: unknown): boolean {
  return (schema as z.ZodType).safeParse(empty).success
}
