const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const nobody = '00000000-0000-0000-0000-000000000000'

/** The unique key of a row. What is no UUID finds nothing, as a foreign id does, instead of failing in the database. */
export function rowKey(workspaceId: string, id: string) {
  return { workspaceId_id: { workspaceId, id: uuidOr(id) } }
}

export function uuidOr(id: string, otherwise = nobody): string {
  return uuid.test(id) ? id : otherwise
}

export function isUuid(id: string): boolean {
  return uuid.test(id)
}
