/** The same server and role, another database. */
export function databaseAt(url: string, database: string): string {
  const target = new URL(url)
  target.pathname = `/${database}`
  return target.href
}
