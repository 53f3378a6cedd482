'use client'

import { DecisionForm } from './decision-form'
import { DecisionText } from './decision-text'
import type { EditorProps } from './editors'
import { useDecisionDraft } from './use-decision-draft'

const longest = 2000

export function NoteEditor({ place, deciding, onClose }: EditorProps) {
  const draft = useDecisionDraft(place, 'note')
  const { text = '' } = draft.values
  const decide = async () => {
    if (!(await deciding.decide({ kind: 'note', text: text.trim() }))) return
    draft.clear()
    onClose(true)
  }
  return (
    <DecisionForm
      {...deciding}
      title="Note"
      isReady={text.trim() !== '' && text.length <= longest}
      confirm="Keep the note"
      keysHint="Enter keeps it, Shift+Enter breaks the line"
      onDecide={decide}
      onClose={() => onClose(false)}
      onDiscard={text ? draft.clear : undefined}
    >
      <DecisionText
        label="Note for the minutes"
        value={text}
        placeholder="For the minutes. It stays in Tandem; AWS does not get it."
        longest={longest}
        onChange={(value) => draft.set({ text: value })}
      />
    </DecisionForm>
  )
}
