const reloadedAt = 'assay.board.reloadedAt'
const againAfterMs = 60_000

/** Loads the page anew, though not in a circle while the servers behind one address are of two versions. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0)
  if (Date.now() - last < againAfterMs) return
  sessionStorage.setItem(reloadedAt, String(Date.now()))
  location.reload()
}
