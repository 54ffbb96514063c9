import type { builder } from './builder.ts'

type Args = Parameters<Parameters<typeof builder.queryField>[1]>[0]

/** The argument by which an operation is read at a past moment: see `momentOf`, which reads it before anything runs. */
export function asOf(t: Args) {
  return t.arg({
    type: 'DateTime',
    description:
      'Everything in the operation is read as it stood at this moment, under the access of today. One moment an operation; from the beginning of the record until now.',
  })
}
