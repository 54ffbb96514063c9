import { Prisma } from '../generated/client/client.ts'

const known = new Map<string, ReadonlySet<string> | null>()

/** The fields of a model that are columns of its table; null when there is no such model. */
export function fieldsOf(model: string): ReadonlySet<string> | null {
  const found = known.get(model)
  if (found !== undefined) return found
  const fields: unknown = Reflect.get(Prisma, `${model.charAt(0).toUpperCase()}${model.slice(1)}ScalarFieldEnum`)
  const made = typeof fields === 'object' && fields !== null ? new Set(Object.keys(fields)) : null
  known.set(model, made)
  return made
}

const names = new Map<string, string>()

/** Tables and columns are named as models and fields are, in snake case; a test reads every table by these names. */
export function columnOf(name: string): string {
  const found = names.get(name)
  if (found !== undefined) return found
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  names.set(name, made)
  return made
}
