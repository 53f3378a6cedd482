import * as z from 'zod'
import type { RecordEdit } from './changes'
import { PlainDate } from './plain-date-schema'
import type { Stage } from './stage'
import { closedLostReasons } from './value-lists'

/** What may be written beside the stage, in one edit with it: AWS refuses some moves without. */
export const stageAnswers = {
  closedLostReason: z.enum(closedLostReasons).optional(),
  nextSteps: z.string().max(255, 'Keep the next steps under 256 characters').optional(),
  closeDate: PlainDate.optional(),
  awsAccountId: z
    .string()
    .regex(/^\d{12}$/, 'An AWS account id has 12 digits')
    .optional(),
}

export type StageAnswers = z.infer<z.ZodObject<typeof stageAnswers>>

type Move = Pick<StageAnswers, 'closedLostReason'> & { to: Stage }

/** The schema of a move, holding it to a reason for a lost deal and none for any other. */
export function withLossReason<Schema extends z.ZodType<Move>>(move: Schema): Schema {
  const path = ['LifeCycle', 'ClosedLostReason']
  return move
    .refine(({ to, closedLostReason }) => to !== 'Closed Lost' || closedLostReason !== undefined, {
      path,
      message: 'Say why the deal was lost',
    })
    .refine(({ to, closedLostReason }) => to === 'Closed Lost' || closedLostReason === undefined, {
      path,
      message: 'Only a lost deal has a reason',
    })
}

/** A move to another stage as an edit of the record. */
export function stageEdit(to: Stage, answers: StageAnswers): RecordEdit {
  const { closedLostReason, nextSteps, closeDate, awsAccountId } = answers
  return {
    LifeCycle: {
      Stage: to,
      // A reason that an earlier loss left behind would be refused with any other stage.
      ClosedLostReason: closedLostReason ?? null,
      ...(nextSteps ? { NextSteps: nextSteps } : {}),
      ...(closeDate ? { TargetCloseDate: closeDate } : {}),
    },
    ...(awsAccountId ? { Customer: { Account: { AwsAccountId: awsAccountId } } } : {}),
  }
}
