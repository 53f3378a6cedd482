/** A request as it came over whatever transport, before anybody has looked at it. */
export interface Call {
  method: string
  /** Path and query as received: SDKs end the path in a slash, the AWS CLI does not. */
  path: string
  /** By lower-case name; a header that came twice is joined by a comma. */
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** What goes back over the transport. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}
