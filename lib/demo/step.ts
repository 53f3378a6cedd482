import type { OpportunityInput } from './details'
import type { Seller } from './sellers'

/**
 * Something the seller (or, in the Sandbox, the reviewer's stand-in) does to the record, at that instant. A deal that is
 * created with Origin `AWS Referral` is made by a seller at AWS, and hidden from us until we accept it.
 */
export type Step = {
  at: Date
} & (
  | { do: 'create'; input: OpportunityInput }
  | { do: 'accept' }
  /** `choice` selects one of the active solutions, whichever the service has: use it modulo their number. */
  | { do: 'associate'; choice: number }
  | { do: 'assign'; owner: Seller }
  | { do: 'submit'; involvement: { InvolvementType: 'Co-Sell'; Visibility: 'Full' } }
  /** `change` is laid over the record as it is then. */
  | { do: 'update'; change: object }
)
