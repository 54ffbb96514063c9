/** A request that is turned away before it reaches the record, with its HTTP status and what to do next. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly status: number
  /** What the graph calls it. */
  readonly code: string
  constructor(status: number, message: string, code: string = codeOfStatus(status)) {
    super(message)
    this.status = status
    this.code = code
  }
}

const codes: { readonly [status: number]: string } = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  413: 'TOO_LARGE',
  503: 'OVERLOADED',
}

/** What the graph calls a request that it turned away with this status. */
export function codeOfStatus(status: number): string {
  return codes[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR')
}
