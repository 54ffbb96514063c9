import { Prisma } from '../generated/client/client.ts'

/** The columns of `finding f`, named so that a row of hand-written SQL is a row of the Prisma model. */
export const findingColumns = Prisma.raw(
  Object.values(Prisma.FindingScalarFieldEnum)
    .map((field) => `f.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`)
    .join(', '),
)
