import { InvalidInput } from '@assay/domain'

/** A place in the log, opaque to clients: `assay1.` and the seq. */
export const encodeCursor = (seq: bigint): string => Buffer.from(`assay1.${seq}`).toString('base64url')

/** Throws InvalidInput for what no cursor of ours looks like. */
export function decodeCursor(cursor: string): bigint {
  const digits = /^assay1\.(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (digits === undefined) {
    throw new InvalidInput([{ path: ['after'], message: 'This is not a cursor: hand back one that an event carried.' }])
  }
  return BigInt(digits)
}
