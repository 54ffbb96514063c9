/** No database connection came free in time; the caller may try again in a moment. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
  constructor(cause: unknown) {
    super('Assay is busy: try again in a moment', { cause })
  }
}
