/** The closed family of refusals of the graph; `code` says which rule spoke. */
export type RefusalCode =
  | 'DENIED'
  | 'NOT_ACCOUNTABLE'
  | 'NOT_INDEPENDENT'
  | 'STEP_UP_REQUIRED'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'INVALID_TRANSITION'
  | 'CONFLICT'
  | 'ALREADY_EXISTS'
  | 'ALREADY_DECIDED'
  | 'IDEMPOTENCY_MISMATCH'
  | 'NOT_READY'

export type InvalidField = { path: readonly string[]; message: string }
export type ConflictingValue = { field: string; yours: string; theirs: string; by: string | null; at: Date | null }
/** A reason that points at the object to mend: `subject` is `Type:uuid` or null. */
export type Reason = { code: string; message: string; subject: string | null }

type Detail = { path?: readonly string[]; cause?: unknown }

/** A well-formed request that the record declines. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly code: RefusalCode
  readonly path: readonly string[]

  constructor(code: RefusalCode, message: string, detail: Detail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.code = code
    this.path = detail.path ?? []
  }
}

/** The person may see the object but not do this to it. */
export class Denied extends Refusal {
  override readonly name = 'Denied'
  constructor(message: string, code: 'DENIED' | 'NOT_ACCOUNTABLE' | 'NOT_INDEPENDENT' | 'STEP_UP_REQUIRED' = 'DENIED') {
    super(code, message)
  }
}

/** One wording for "missing" and "not yours". */
export class NotFound extends Refusal {
  override readonly name = 'NotFound'
  constructor(what: string, path: readonly string[] = []) {
    super('NOT_FOUND', `No such ${what} on a record you can see`, { path })
  }
}

export class InvalidInput extends Refusal {
  override readonly name = 'InvalidInput'
  readonly fields: readonly InvalidField[]
  constructor(fields: readonly InvalidField[], code: 'INVALID_INPUT' | 'INVALID_TRANSITION' = 'INVALID_INPUT') {
    super(code, fields.map(({ message }) => message).join(' '), { path: fields[0]?.path ?? [] })
    this.fields = fields
  }
}

/** Someone else was there first: both values and who wrote the other. */
export class Conflict extends Refusal {
  override readonly name = 'Conflict'
  readonly values: readonly ConflictingValue[]
  constructor(
    message: string,
    values: readonly ConflictingValue[] = [],
    code: 'CONFLICT' | 'ALREADY_EXISTS' | 'ALREADY_DECIDED' | 'IDEMPOTENCY_MISMATCH' = 'CONFLICT',
  ) {
    super(code, message)
    this.values = values
  }
}

/** The gate is not ready; each reason names what is missing. */
export class NotReady extends Refusal {
  override readonly name = 'NotReady'
  readonly reasons: readonly Reason[]
  constructor(reasons: readonly Reason[]) {
    super('NOT_READY', reasons.map(({ message }) => message).join('; '))
    this.reasons = reasons
  }
}
