'use client'

import { Bookmark } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { Scope } from '@/lib/meeting/scope'
import { noAnswer, refusalText } from '../[id]/refusal-text'
import type { NewMeetingActions } from './new-meeting'

export interface SaveScopeProps {
  scope: Scope
  createScope: NewMeetingActions['createScope']
  onSaved: (id: string) => void
}

const longestName = 80

/** Keeps the team or filter under a name, so that its meetings know each other though the team changes. */
export function SaveScope(props: SaveScopeProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">
          <Bookmark aria-hidden />
          Save
        </Button>
      </DialogTrigger>
      <SaveDialog
        {...props}
        onSaved={(id) => {
          setIsOpen(false)
          props.onSaved(id)
        }}
      />
    </Dialog>
  )
}

function SaveDialog({ scope, createScope, onSaved }: SaveScopeProps) {
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(scope.name)
  const [isShared, setIsShared] = useState(true)
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setIsSaving(true)
    const result = await createScope({ id, name, filter: scope.filter, isShared }).catch(() => undefined)
    setIsSaving(false)
    if (result?.ok) onSaved(result.data.id)
    else setProblem(result ? refusalText(result.error) : noAnswer)
  }
  return (
    <DialogContent
      size="sm"
      title="Save these deals as a scope"
      description="Its meetings follow each other, even when the team or filter changes later."
      footer={
        <Button type="submit" form={form} variant="primary" busy={isSaving} disabled={name.trim() === ''}>
          Save scope
        </Button>
      }
    >
      <form id={form} onSubmit={save} className="space-y-3">
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
        <div className="space-y-1">
          <Label htmlFor={`${form}-name`}>Name</Label>
          <Input
            id={`${form}-name`}
            value={name}
            maxLength={longestName}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="flex items-center gap-2">
          <Checkbox
            id={`${form}-shared`}
            checked={isShared}
            onChange={({ target }) => setIsShared(target.checked)}
          />
          <label htmlFor={`${form}-shared`}>Everybody may use it</label>
        </div>
      </form>
    </DialogContent>
  )
}
