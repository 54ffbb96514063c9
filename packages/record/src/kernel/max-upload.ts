import { SetupProblem } from './setup-problem.ts'

const largest = 64 * 1024

/**
 * The largest file that is taken, in bytes: ASSAY_MAX_UPLOAD_MIB, or 512 MiB.
 *
 * @throws {SetupProblem} for what is no number of MiB from 1 to 65,536.
 */
export function readMaxUploadBytes(env: NodeJS.ProcessEnv = process.env): number {
  const text = env.ASSAY_MAX_UPLOAD_MIB || '512'
  const mib = Number(text)
  if (Number.isInteger(mib) && mib >= 1 && mib <= largest) return mib * 1024 ** 2
  throw new SetupProblem(`ASSAY_MAX_UPLOAD_MIB is "${text}"; it must be a whole number from 1 to ${largest}.`)
}
