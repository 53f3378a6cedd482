/** What a generated request can name without knowing it: ids are the service's, and it gives them out as it goes. */
export type Named =
  | 'opportunity'
  | 'solution'
  | 'engagement'
  | 'engagement-invitation'
  | 'task'
  | 'prospecting-task'
  | 'resource-snapshot-job'

/** Stands in a generated body for something the service has told us, until the request is sent. */
export class Reference {
  constructor(
    /**
     * `id`, `arn`: of a thing. `either`: one of the two. `version`: the LastModifiedDate that belongs to the thing the body
     * names. `token`: a page token of any list.
     */
    readonly form: 'id' | 'arn' | 'either' | 'version' | 'token',
    readonly kind: Named,
    /** Chooses among what is known; the same number chooses the same while nothing comes. */
    readonly pick: number,
  ) {}
}

/** Stands for a whole body: a list request that was answered with a page token, and the token with it. */
export class NextPage {
  constructor(
    readonly pick: number,
    /** The body while no such answer is known. */
    readonly otherwise: unknown,
  ) {}
}

/** Stands for a whole body: the record as it is, with changes, which is what an update must send. */
export class Edit {
  constructor(
    readonly pick: number,
    readonly catalog: unknown,
    /** Members of LifeCycle that change. */
    readonly lifeCycle: Record<string, unknown>,
    /** Other members that change. */
    readonly rest: Record<string, unknown>,
  ) {}
}
