import { createHash } from 'node:crypto'
import type { Viewer } from '@assay/record'
import type { Context } from './context.ts'

/**
 * Runs a command for a mutation field and answers with what it answered.
 *
 * No read snapshot stays open meanwhile (a full pool would wait for itself); the next read opens a new one and sees
 * the command's effect. The idempotency key, from the input or the header, is bound to the field and to what was asked.
 */
export async function command<T>(
  context: Context,
  field: string,
  input: { readonly [field: string]: unknown; idempotencyKey?: string | null | undefined },
  run: (viewer: Viewer) => Promise<T>,
): Promise<T> {
  const key = input.idempotencyKey ?? context.idempotencyKey
  await context.snapshot.close()
  return run({
    ...context.viewer,
    idempotency: key === null ? null : { key: `${field}:${key}`, requestHash: hashOf(field, input) },
  })
}

function hashOf(field: string, input: object): Buffer {
  const sorted = JSON.stringify(input, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(`${field}\n${sorted}`).digest()
}
