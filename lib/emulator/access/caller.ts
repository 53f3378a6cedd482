import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Grant } from './permissions'
import type { TemporarySession } from './session-token'

/** Whose things are meant: accounts share nothing, and neither do the catalogs of one account. */
export interface Owner {
  /** 12 digits. */
  account: string
  catalog: Catalog
}

/** Somebody who may sign requests. */
export interface Caller {
  accessKeyId: string
  secretAccessKey: string
  /** 12 digits. Callers of one account see the same records. */
  account: string
  /** The partner's name, as members of an engagement see it. */
  company: string
  /** What the caller may do; everything unless given. */
  allow?: readonly Grant[]
  /** Of temporary credentials: who signs must send the token along. */
  session?: TemporarySession
}
