export type DatabaseRole = 'assay_app' | 'assay_sequencer' | 'assay_worker' | 'assay_directory' | 'assay_auth'

/** The owner's URL, acting as one of the restricted roles from the first statement on. */
export function asRole(ownerUrl: string, role: DatabaseRole, searchPath?: string): string {
  const url = new URL(ownerUrl)
  const path = searchPath === undefined ? '' : ` -c search_path=${searchPath}`
  url.searchParams.set('options', `-c role=${role}${path}`)
  return url.href
}
