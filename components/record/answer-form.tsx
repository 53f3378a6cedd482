'use client'

import { FormFields, type FormLayout } from '@/components/forms/form-fields'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { reviewAnswer } from '@/lib/opportunity/review-answer'
import { AnswerBar } from './answer-bar'
import { type RecordFormOptions, useRecordForm } from './use-record-form'

/** The fields AWS leaves open while it waits, the ones it most often asks about first. */
const open: FormLayout = [
  {
    title: 'Project',
    paths: ['Project.CustomerBusinessProblem', 'LifeCycle.TargetCloseDate', 'PartnerOpportunityIdentifier'],
  },
  { title: 'Spend', paths: ['Project.ExpectedCustomerSpend'] },
  {
    title: 'Customer',
    paths: [
      'Customer.Account.WebsiteUrl',
      'Customer.Account.Address.CountryCode',
      'Customer.Account.Address.StateOrRegion',
      'Customer.Account.Address.PostalCode',
      'Customer.Account.Address.City',
      'Customer.Account.Address.StreetAddress',
    ],
  },
]

const schemaOf = (base: Opportunity) => reviewAnswer(base)

/** The answer to AWS's Action Required: only what may change, and a way to send it back. */
export function AnswerForm<T extends object>(
  options: Omit<RecordFormOptions<T>, 'schemaOf' | 'showPrevious'>,
) {
  const { form, schema, conflict, showConflict, save, notices } = useRecordForm({
    ...options,
    schemaOf,
    showPrevious: true,
  })
  return (
    <form
      ref={form.formRef}
      noValidate
      aria-label="Your answer"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!conflict) void save()
      }}
    >
      {notices}
      <FormFields state={form} layout={open} />
      {options.readOnly === undefined ? (
        <AnswerBar
          control={form.form.control}
          schema={schema}
          dirty={form.dirty}
          busy={form.busy}
          blocked={conflict}
          onShowBlock={showConflict}
          onDiscard={form.discard}
        />
      ) : null}
    </form>
  )
}
