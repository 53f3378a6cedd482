'use client'

import { MoreHorizontal } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { SavedScope } from '@/lib/meeting/scope'
import type { ActionResult } from '@/lib/result'
import { noAnswer, refusalText } from '../[id]/refusal-text'
import type { NewMeetingActions } from './new-meeting'

export interface ScopeMenuProps {
  scope: SavedScope
  actions: Pick<NewMeetingActions, 'renameScope' | 'deleteScope'>
  onChanged: () => void
  onGone: () => void
}

/** Renames and deletes a saved scope. */
export function ScopeMenu({ scope, actions, onChanged, onGone }: ScopeMenuProps) {
  const [asking, setAsking] = useState<'rename' | 'delete'>()
  const close = () => setAsking(undefined)
  const after = (then: () => void) => () => {
    close()
    then()
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Change ${scope.name}`}>
            <MoreHorizontal aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setAsking('rename')}>Rename…</DropdownMenuItem>
          <DropdownMenuItem tone="danger" onSelect={() => setAsking('delete')}>
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={asking !== undefined} onOpenChange={(isOpen) => isOpen || close()}>
        {asking === 'rename' ? (
          <RenameDialog scope={scope} rename={actions.renameScope} onDone={after(onChanged)} />
        ) : null}
        {asking === 'delete' ? (
          <DeleteDialog scope={scope} remove={actions.deleteScope} onDone={after(onGone)} />
        ) : null}
      </Dialog>
    </>
  )
}

/** Does it, and says why it could not be done. */
function useDoing(onDone: () => void) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const run = async (action: () => Promise<ActionResult<unknown>>) => {
    setIsBusy(true)
    const result = await action().catch(() => undefined)
    setIsBusy(false)
    if (result?.ok) onDone()
    else setProblem(result ? refusalText(result.error) : noAnswer)
  }
  return { run, isBusy, problem }
}

interface RenameProps {
  scope: SavedScope
  rename: NewMeetingActions['renameScope']
  onDone: () => void
}

function RenameDialog({ scope, rename, onDone }: RenameProps) {
  const [name, setName] = useState(scope.name)
  const { run, isBusy, problem } = useDoing(onDone)
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(() => rename({ id: scope.id, name }))
  }
  return (
    <DialogContent
      size="sm"
      title="Rename the scope"
      description="Meetings that were held keep the name they had."
      footer={
        <Button type="submit" form={form} variant="primary" busy={isBusy} disabled={name.trim() === ''}>
          Rename
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="space-y-1">
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
        <Label htmlFor={`${form}-name`}>Name</Label>
        <Input
          id={`${form}-name`}
          value={name}
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
        />
      </form>
    </DialogContent>
  )
}

interface DeleteProps {
  scope: SavedScope
  remove: NewMeetingActions['deleteScope']
  onDone: () => void
}

function DeleteDialog({ scope, remove, onDone }: DeleteProps) {
  const { run, isBusy, problem } = useDoing(onDone)
  return (
    <DialogContent
      size="sm"
      title={`Delete ${scope.name}?`}
      description="Its meetings and their minutes stay. A new meeting of the same deals will not know them as the ones before."
      footer={
        <Button variant="danger" busy={isBusy} onClick={() => run(() => remove({ id: scope.id }))}>
          Delete scope
        </Button>
      }
    >
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
    </DialogContent>
  )
}
