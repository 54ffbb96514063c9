import { ServerError } from '@apollo/client'
import { RetryLink } from '@apollo/client/link/retry'
import { OperationTypeNode } from 'graphql'

/** A balancer's words for: the process that was asked is gone, or none was there at this moment. */
const passing = [502, 503, 504]
const mostAttempts = 4

/**
 * Asks again, a moment later, for what was being read when a process of the server went away: another one answers.
 * What writes is not sent again here; whoever wrote it decides, with the key that makes it happen once. Nor is what says
 * `readOnce` in its context: who asks has to know that the answer is no longer of the moment of the question.
 */
export const readAgainLink = new RetryLink({
  delay: { initial: 300, max: 2_000, jitter: true },
  attempts: (attempt, operation, error) =>
    operation.operationType === OperationTypeNode.QUERY &&
    operation.getContext().readOnce !== true &&
    attempt < mostAttempts &&
    isPassing(error),
})

/** The browser tells a connection that broke by a TypeError. */
function isPassing(error: unknown): boolean {
  return ServerError.is(error) ? passing.includes(error.statusCode) : error instanceof TypeError
}
