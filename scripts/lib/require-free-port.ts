import { createServer } from 'node:net'
import { errorCode } from '../../packages/record/src/kernel/embedded-process.ts'
import { SetupProblem } from '../../packages/record/src/kernel/setup-problem.ts'

/** Asked before anything slow is done. */
export function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (cause) => reject(explain(cause, port, host)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function explain(cause: Error, port: number, host: string): Error {
  switch (errorCode(cause)) {
    case 'EADDRINUSE':
      return new SetupProblem(`Port ${port} is taken; choose another with PORT.`, { cause })
    case 'EACCES':
      return new SetupProblem(`Port ${port} may only be opened by root; choose another with PORT.`, { cause })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SetupProblem(`HOST is "${host}", which is no address of this machine.`, { cause })
    default:
      return cause
  }
}
