import { useCallback, useMemo } from 'react'

/**
 * Names for the ids that changes carry. A change holds the row's id; the graph's own id of a member is `Membership:` and
 * that id, in base64.
 */
export function useMemberNames(members: readonly { id: string; name: string }[] | undefined) {
  const names = useMemo(() => new Map(members?.map(({ id, name }) => [id, name])), [members])
  return useCallback((rowId: string) => names.get(btoa(`Membership:${rowId}`)), [names])
}
