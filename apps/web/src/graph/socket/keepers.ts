import { socketUrl } from './socket-url.ts'

/** Gives a port to a keeper of sockets. `onFailed` is called when there turns out to be none at its other end. */
export type Keeper = (onFailed: () => void) => MessagePort

/** One keeper for all tabs of the browser. Throws where the browser has no shared workers. */
export const sharedKeeper: Keeper = (onFailed) => {
  const worker = new SharedWorker(new URL('./socket-worker.ts', import.meta.url), {
    type: 'module',
    name: 'assay-live',
  })
  worker.addEventListener('error', onFailed, { once: true })
  return worker.port
}

/** A keeper in the page itself, for browsers without shared workers, and for a page that shows its own token. */
export const ownKeeper =
  (token?: string): Keeper =>
  (onFailed) => {
    const { port1, port2 } = new MessageChannel()
    import('./serve-ports.ts').then(({ servePorts }) => servePorts({ url: socketUrl(), token })(port2), onFailed)
    return port1
  }
