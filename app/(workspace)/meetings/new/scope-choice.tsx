'use client'

import { Filter, Lock, UsersRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { MultiSelect } from '@/components/ui/multi-select'
import { useIsLive } from '@/components/ui/use-is-live'
import type { SavedScope } from '@/lib/meeting/scope'
import { isEmptyFilter } from '@/lib/opportunity/pipeline-filter'
import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'
import { choiceRow, pill } from './choice-style'
import { everything, filterOf, type MeetingChoice } from './meeting-choice'
import type { NewMeetingProps } from './new-meeting'
import { SaveScope } from './save-scope'
import { ScopeMenu } from './scope-menu'

export interface ScopeChoiceProps
  extends Pick<NewMeetingProps, 'choice' | 'scope' | 'saved' | 'owners' | 'me' | 'mayStart' | 'actions'> {
  onChoose: (choice: MeetingChoice) => void
}

/** Which deals: everybody's, one's own, a saved team or filter, or a filter put together here. */
export function ScopeChoice(props: ScopeChoiceProps) {
  const { choice, saved, me, mayStart, actions, onChoose } = props
  const { since } = choice
  const isSpelled = choice.scopeId === undefined
  const filter = filterOf(choice, me)
  const isAll = isSpelled && isEmptyFilter(filter)
  const isMine = isSpelled && Object.keys(filter).length === 1 && filter.owner === me
  const current = saved.find(({ id }) => id === choice.scopeId)
  return (
    <>
      <div className={choiceRow}>
        <span className="font-medium">Deals</span>
        <div className="flex flex-wrap items-center gap-1.5">
          <Pill isOn={isAll} onPick={() => onChoose({ ...everything, since })}>
            All deals
          </Pill>
          <Pill isOn={isMine} onPick={() => onChoose({ ...everything, owners: ['me'], since })}>
            My deals
          </Pill>
          {saved.map((scope) => (
            <Pill
              key={scope.id}
              isOn={scope.id === choice.scopeId}
              onPick={() => onChoose({ ...everything, scopeId: scope.id, since })}
            >
              <ScopeIcon scope={scope} />
              {scope.name}
            </Pill>
          ))}
          {current?.isTheirs && mayStart ? (
            <ScopeMenu
              scope={current}
              actions={actions}
              onGone={() => onChoose({ ...everything, since })}
              onChanged={() => onChoose(choice)}
            />
          ) : null}
        </div>
      </div>
      <FilterRow {...props} isSpelled={isSpelled} isAll={isAll} />
    </>
  )
}

function Pill({ isOn, onPick, children }: { isOn: boolean; onPick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onPick} className={pill}>
      {children}
    </button>
  )
}

function ScopeIcon({ scope: { filter, isShared } }: { scope: SavedScope }) {
  if (!isShared) return <Lock aria-label="Only for you" />
  return filter.owners?.length ? <UsersRound aria-hidden /> : <Filter aria-hidden />
}

type FilterRowProps = ScopeChoiceProps & { isSpelled: boolean; isAll: boolean }

/** A saved scope's filter, to read and to go on from; or one's own. */
function FilterRow(props: FilterRowProps) {
  const { choice, scope, saved, owners, me, mayStart, actions, onChoose, isSpelled, isAll } = props
  const isLive = useIsLive()
  const filter = saved.find(({ id }) => id === choice.scopeId)?.filter ?? scope.filter
  const shown = isSpelled ? choice : spelledOut(filter, choice)
  const change = (part: Partial<MeetingChoice>) => onChoose({ ...shown, ...part, scopeId: undefined })
  const people = owners.map(({ email, name }) => ({ value: email, label: name }))
  return (
    <div className={choiceRow}>
      <span className="font-medium">Only</span>
      <div className="grid items-center gap-2 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto_auto]">
        <MultiSelect
          aria-label="Owners: one person or a team"
          placeholder="Any owner, or a team"
          options={people}
          readOnly={!isLive}
          value={shown.owners.map((owner) => (owner === 'me' ? me : owner))}
          onValueChange={(chosen) => change({ owners: chosen })}
        />
        <MultiSelect
          aria-label="Review status"
          placeholder="Any review"
          options={reviewStatuses.map((status) => ({ value: status, label: status }))}
          readOnly={!isLive}
          value={shown.review}
          onValueChange={(chosen) => change({ review: chosen as ReviewStatus[] })}
        />
        <TextBox text={shown.text} readOnly={!isLive} onText={(text) => change({ text })} />
        <Button
          aria-pressed={shown.overdue}
          onClick={() => change({ overdue: !shown.overdue })}
          className="aria-pressed:border-danger-line aria-pressed:bg-danger-soft aria-pressed:text-danger-text"
        >
          Overdue
        </Button>
        {mayStart && isSpelled && !isAll ? (
          <SaveScope
            scope={scope}
            createScope={actions.createScope}
            onSaved={(scopeId) => onChoose({ ...everything, scopeId, since: choice.since })}
          />
        ) : null}
      </div>
    </div>
  )
}

/** Takes what is typed with Enter, or when it is left: every word of it costs a reading. */
function TextBox({
  text,
  readOnly,
  onText,
}: {
  text: string
  readOnly: boolean
  onText: (text: string) => void
}) {
  const [typed, setTyped] = useState(text)
  const [read, setRead] = useState(text)
  if (read !== text) {
    setRead(text)
    setTyped(text)
  }
  const take = () => {
    if (typed.trim() !== text) onText(typed.trim())
  }
  return (
    <Input
      type="search"
      aria-label="Words in company or title"
      placeholder="Company or title"
      readOnly={readOnly}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key }) => key === 'Enter' && take()}
      onBlur={take}
    />
  )
}

function spelledOut(filter: SavedScope['filter'], { since }: MeetingChoice): MeetingChoice {
  const { text = '', owner, owners = owner ? [owner] : [], reviewStatus = [], overdue = false } = filter
  return { text, owners, review: reviewStatus, overdue, since }
}
