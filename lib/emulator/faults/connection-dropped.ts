/** In place of an answer: a transport that meets it breaks its connection off. Clients know it by its code. */
export class ConnectionDropped extends Error {
  readonly code = 'ECONNRESET'

  constructor() {
    super('socket hang up')
    this.name = 'ConnectionDropped'
  }
}
