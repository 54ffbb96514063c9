import { servePorts } from './serve-ports.ts'
import { socketUrl } from './socket-url.ts'

/** Runs once for all tabs of a browser and keeps their sockets. */
const serve = servePorts({ url: socketUrl() })
addEventListener('connect', (event) => {
  if (event instanceof MessageEvent) for (const port of event.ports) serve(port)
})
