'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { FormFields } from '@/components/forms/form-fields'
import { RestoredNotice } from '@/components/forms/form-notices'
import { useSchemaForm } from '@/components/forms/use-schema-form'
import { PageHeader } from '@/components/shell/page-header'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { notify } from '@/components/ui/notify'
import { blankOpportunity, NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { solutionsQuery } from '../[id]/queries'
import { DealBar } from './deal-bar'
import { essentialPaths, essentials, paths, remaining } from './form-layout'
import { isAsked, missingIn, solutionPath } from './missing-in'
import { OnItsWay } from './on-its-way'
import type { RefusedDeal } from './read-refused-deal'
import type { DealCalls, SentDeal } from './send-deal'
import { SimilarDeals } from './similar-deals'
import { Submitted } from './submitted'
import { useSendDeal } from './use-send-deal'
import { WhatIsLeft } from './what-is-left'

export interface NewDealProps {
  /** Where the tab keeps unsaved text; names the user. */
  draftKey: string
  actions: Omit<DealCalls, 'look'>
  /** One that AWS refused after its seller had left, to be mended; what is sent takes its place. */
  refused?: RefusedDeal | undefined
}

/** The creation stands in for the refused one. */
function instead(actions: NewDealProps['actions'], { id }: RefusedDeal): NewDealProps['actions'] {
  return { ...actions, create: (input) => actions.create({ ...input, replaces: id }) }
}

export function NewDeal({ draftKey, actions, refused }: NewDealProps) {
  const router = useRouter()
  const solutions = useQuery(solutionsQuery())
  const [blank] = useState(blankOpportunity)
  const [isWhole, setWhole] = useState(refused !== undefined)
  const [sent, setSent] = useState<SentDeal>()
  const sending = useSendDeal(draftKey, refused ? instead(actions, refused) : actions)
  const state = useSchemaForm<NewOpportunity>({
    schema: NewOpportunity,
    values: blank,
    ...(refused && { typed: refused.form }),
    options: { [solutionPath]: solutions.data ?? [] },
    draftKey,
  })
  const { control } = state.form
  const country: unknown = useWatch({ control, name: 'Customer.Account.Address.CountryCode' })
  const showAll = isWhole || state.restored

  const goOn = async () => {
    if (!(await state.check(essentialPaths))) return
    setWhole(true)
    requestAnimationFrame(() => state.focus(solutionPath))
  }
  const saveDraft = async () => {
    const attempt = await state.attempt((form) => sending.send(form, false))
    if (!attempt?.result.ok) return
    const { id, queued } = attempt.result.data
    sending.forget()
    if (queued) return setSent(attempt.result.data)
    notify.success({ title: `Saved as a draft: ${id}` })
    router.push(`/opportunities/${id}`)
  }
  const submit = async () => {
    const isSound = await state.check(paths)
    const missing = missingIn(state.form.getValues() as NewOpportunity)
    if (missing.length > 0) return state.report(missing)
    if (!isSound) return
    const attempt = await state.attempt((form) => sending.send(form, true))
    if (!attempt?.result.ok) return
    sending.forget()
    setSent(attempt.result.data)
  }
  const discard = () => {
    state.discard()
    sending.forget()
    setWhole(false)
  }

  if (sent) return sent.queued ? <OnItsWay id={sent.id} /> : <Submitted id={sent.id} />
  return (
    <>
      <PageHeader title="New opportunity" meta="Nothing reaches AWS until you save or submit." />
      <form
        ref={state.formRef}
        noValidate
        aria-label="New opportunity"
        onSubmit={(event) => {
          event.preventDefault()
          // Return in a text box moves on from the first page; it never sends a deal to AWS.
          if (!showAll) void goOn()
        }}
        className="mx-auto grid max-w-6xl items-start gap-5 px-4 py-5 sm:px-5 lg:grid-cols-[minmax(0,1fr)_17rem]"
      >
        <div className="min-w-0 space-y-4">
          {refused ? (
            <Banner tone="danger" title="AWS refused this opportunity">
              {refused.reason ? <p>{refused.reason}</p> : null}
              <p>It is as you sent it. Mend it and send it again; it takes the place of the refused one.</p>
            </Banner>
          ) : null}
          <RestoredNotice state={{ ...state, discard }} />
          <FormFields
            state={state}
            layout={showAll ? [...essentials, ...remaining] : essentials}
            optionalMark={(path) => (isAsked(path, String(country)) ? 'needed to submit' : 'optional')}
            after={{ 'Who is the customer?': <SimilarDeals control={control} except={sending.createdId} /> }}
          />
          <DealBar
            state={state}
            sending={sending}
            isWhole={showAll}
            onDiscard={discard}
            onSaveDraft={() => void saveDraft()}
            onSubmit={() => void submit()}
          />
        </div>
        <aside className="order-first lg:sticky lg:top-5 lg:order-none">
          <Card className="p-4">
            <WhatIsLeft state={state} isWhole={showAll} onShowAll={() => setWhole(true)} />
          </Card>
        </aside>
      </form>
    </>
  )
}
