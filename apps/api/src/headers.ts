import type { IncomingHttpHeaders } from 'node:http'

/** Node's headers as the web's. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const web = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) web.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return web
}
