/** A request that is turned away before it reaches the record, with its HTTP status and what to do next. */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
