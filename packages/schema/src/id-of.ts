import { InvalidInput, NotFound } from '@assay/domain'
import { isUuid } from '@assay/record'

type GlobalId = { typename: string; id: string }

/**
 * The key within a global id, which must name an object of this type. Throws InvalidInput when it names another, and
 * NotFound when no object could have it.
 */
export function idOf(given: GlobalId, type: string, path: readonly string[] = []): string {
  if (given.typename === type) {
    if (!isUuid(given.id)) throw new NotFound('object', path)
    return given.id
  }
  throw new InvalidInput([
    { path, message: `This is the id of a ${given.typename}; the id of a ${type} is needed here.` },
  ])
}
