'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { type InsightSettings, type OpenStage, type Weights, weighedStages } from '@/lib/insight/settings'
import type { ActionError, ActionResult } from '@/lib/result'
import { SignedText } from './signed-text'

export interface WeightsDialogProps {
  isOpen: boolean
  settings: Pick<InsightSettings, 'weights' | 'weightsSet'>
  save: (weights: Weights) => Promise<ActionResult<null>>
  onClose: () => void
}

/** How much each stage counts in the weighted forecast. */
export function WeightsDialog({ isOpen, onClose, ...rest }: WeightsDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(next) => next || onClose()}>
      {isOpen ? <Content {...rest} onClose={onClose} /> : null}
    </Dialog>
  )
}

type Texts = Record<OpenStage, string>

/** `undefined` for what is not a whole percent. */
function percentOf(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100 ? Number(text) : undefined
}

function weightsOf(texts: Texts): Weights | undefined {
  const entries = weighedStages.map((stage) => [stage, percentOf(texts[stage])] as const)
  if (entries.some(([, percent]) => percent === undefined)) return undefined
  return Object.fromEntries(entries) as Weights
}

function textsOf(settings: WeightsDialogProps['settings'], member: 'percent' | 'usual'): Texts {
  return Object.fromEntries(settings.weights.map((each) => [each.stage, String(each[member])])) as Texts
}

function Content({ settings, save, onClose }: Omit<WeightsDialogProps, 'isOpen'>) {
  const form = useId()
  const [texts, setTexts] = useState(() => textsOf(settings, 'percent'))
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<ActionError>()
  const weights = weightsOf(texts)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!weights) return
    setIsSaving(true)
    const result = await save(weights)
    setIsSaving(false)
    if (result.ok) onClose()
    else setError(result.error)
  }
  return (
    <DialogContent
      title="Stage weights"
      description="How likely a deal at a stage is to launch. The weighted forecast counts that share of its spend, for everybody."
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={() => setTexts(textsOf(settings, 'usual'))}>
            Usual weights
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={isSaving} disabled={!weights}>
            Save weights
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-2.5">
        {error ? <ErrorBanner error={error} /> : null}
        {settings.weights.map(({ stage, usual }) => (
          <WeightField
            key={stage}
            stage={stage}
            usual={usual}
            text={texts[stage]}
            onChange={(text) => setTexts((current) => ({ ...current, [stage]: text }))}
          />
        ))}
        {settings.weightsSet ? (
          <p className="pt-1 text-muted text-xs">
            Set <SignedText signed={settings.weightsSet} />
          </p>
        ) : null}
      </form>
    </DialogContent>
  )
}

interface WeightFieldProps {
  stage: OpenStage
  usual: number
  text: string
  onChange: (text: string) => void
}

function WeightField({ stage, usual, text, onChange }: WeightFieldProps) {
  const id = useId()
  const isWrong = percentOf(text) === undefined
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_5rem_7rem] items-center gap-3">
      <Label htmlFor={id}>{stage}</Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="text-right tabular-nums"
      />
      <span id={`${id}-hint`} className={isWrong ? 'text-danger-text text-xs' : 'text-muted text-xs'}>
        {isWrong ? 'Enter 0 to 100' : `%, usually ${usual}`}
      </span>
    </div>
  )
}
