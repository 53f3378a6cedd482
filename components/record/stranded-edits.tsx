import type { FieldSpec } from '@/lib/form/field-spec'
import type { StrandedEdit } from '@/lib/opportunity/rebase'
import { CopyButton } from './copy-button'
import { FieldText } from './field-text'
import { wordsFor } from './field-words'

/** Text that cannot be sent, to read and to copy. */
export function StrandedEdits({
  edits,
  specs,
}: {
  edits: readonly StrandedEdit[]
  specs: readonly FieldSpec[]
}) {
  const { label, words } = wordsFor(specs)
  return (
    <dl className="divide-y divide-line border-y">
      {edits.map(({ path, mine }) => {
        const text = words(path, mine)
        return (
          <div key={path} className="py-2">
            <dt className="font-medium">{label(path)}</dt>
            <dd className="flex items-start gap-2">
              <span className="min-w-0 flex-1 py-1">
                <FieldText text={text} />
              </span>
              {text ? <CopyButton text={text} what={label(path)} /> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
