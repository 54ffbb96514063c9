import { ApolloLink, CombinedGraphQLErrors, Observable } from '@apollo/client'
import type { LiveSocket } from './live-socket.ts'
import type { Close } from './messages.ts'

/** What a subscription may say, under `live` in its context, of how it wants to be carried. */
export type Carriage = {
  /** It resumes by itself from where it was: a lost socket is an error. All others are asked again until they are let go. */
  resumes?: boolean
  onOpen?: () => void
  onAlive?: () => void
}

/** The socket is gone, and with it the subscription. */
export class SocketLost extends Error {
  readonly code: number
  constructor({ code, reason }: Close) {
    super(`${code}: ${reason}`)
    this.name = 'SocketLost'
    this.code = code
  }
}

const longestWait = 8_000

/** Carries subscriptions over the live socket, by the hash of their documents. */
export function socketLink(socket: LiveSocket): ApolloLink {
  return new ApolloLink(
    ({ operationName, variables, extensions, getContext }) =>
      new Observable((observer) => {
        const { resumes = false, onOpen, onAlive }: Carriage = getContext().live ?? {}
        let failures = 0
        let leave: () => void = () => undefined
        let again: ReturnType<typeof setTimeout> | undefined

        function begin() {
          leave = socket.subscribe(
            { operationName: operationName ?? null, variables, extensions, query: '' },
            {
              next({ data = null, errors }) {
                failures = 0
                observer.next(errors === undefined ? { data } : { data, errors })
              },
              error: (errors) => observer.error(new CombinedGraphQLErrors({ errors })),
              complete: () => observer.complete(),
              lost(close) {
                if (resumes) return observer.error(new SocketLost(close))
                failures += 1
                again = setTimeout(begin, Math.min(longestWait, 250 * 2 ** failures) * (0.5 + Math.random() / 2))
              },
              open: () => onOpen?.(),
              alive: () => onAlive?.(),
            },
          )
        }
        begin()
        return () => {
          clearTimeout(again)
          leave()
        }
      }),
  )
}
