import type { Prisma } from '../generated/client/client.ts'

export const whole = {
  requirements: { include: { evidenceType: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.GateDefinitionInclude

/** A revision with what it asks for. */
export type DefinitionRow = Prisma.GateDefinitionGetPayload<{ include: typeof whole }>
