/** One answer of a subscription, made once and handed to every subscriber of its cohort. */
export type Delivery = {
  /** The ExecutionResult as JSON. */
  json: Buffer
  /** The same bytes and one closing brace, as the end of a message that has the result as its last field. */
  tail: Buffer
  /** The place in the log that it belongs to. */
  seq: bigint
}

export type EndReason =
  /** The session, token or seat does not stand any more. */
  'access-ended'

/** Where a subscriber's deliveries go: a socket or a response. */
export type Sink = {
  next(deliveries: readonly Delivery[]): void
  /** More is buffered than a slow reader may hold; deliveries are kept back until it drained. */
  isFull(): boolean
  /** Calls once when what is buffered was taken. */
  onceDrained(then: () => void): void
  end(reason: EndReason): void
}
