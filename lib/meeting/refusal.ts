import type { FieldIssue } from '@/lib/result'

/**
 * - `role`: the asker's role, or whose deal it is, does not allow it
 * - `presenter`: somebody else presents, or the asker does in another window
 * - `ended`: the meeting is over
 * - `unknown`: there is no such meeting, deal or scope
 * - `changed`: it no longer is what the asker saw
 * - `fields`: fields are locked or wrong
 */
export type RefusalKind = 'role' | 'presenter' | 'ended' | 'unknown' | 'changed' | 'fields'

/** Nothing was done, for a reason whose words suit a screen. They quote nothing that anybody typed. */
export class MeetingRefusedError extends Error {
  /** By name: the server's bundles hold several copies of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'MeetingRefusedError'
  }

  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly fields: FieldIssue[] = [],
  ) {
    super(message)
    this.name = 'MeetingRefusedError'
  }
}
