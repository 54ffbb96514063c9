import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { requireFreePort } from './require-free-port.ts'

describe('a port', () => {
  test('that is taken is named together with the setting that changes it', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    await expect(requireFreePort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken; choose another with PORT.`)
    await new Promise((resolve) => other.close(resolve))
    await expect(requireFreePort(port, '127.0.0.1')).resolves.toBeUndefined()
  })

  test('on an address that is not of this machine is refused', async () => {
    await expect(requireFreePort(4000, '192.0.2.1')).rejects.toThrow('HOST is "192.0.2.1"')
  })
})
