import pg from 'pg'

/** Notes when each part of a workspace's log was told of; times of performance.now(). */
export async function watchLog(ownerUrl: string, workspaceId: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const told: { size: number; at: number }[] = []
  client.on('notification', ({ payload = '' }) => {
    const [workspace, size] = payload.split(':')
    if (workspace === workspaceId) told.push({ size: Number(size), at: performance.now() })
  })
  await client.query('LISTEN assay_activity')
  return {
    /** How many batches were told of. */
    batches: () => told.length,
    /** When the facts stood in the log, by what each is about: the id that its command answered with. */
    async stoodAt(): Promise<Map<string, number>> {
      await client.query('BEGIN')
      await client.query(`SELECT set_config('assay.workspace', $1, true)`, [workspaceId])
      const { rows } = await client.query<{ seq: string; id: string }>(
        `SELECT seq, coalesce(refs->>'commentId', subject_id::text) AS id FROM activity WHERE seq > $1 ORDER BY seq`,
        [(told[0]?.size ?? 0) - 10_000],
      )
      await client.query('COMMIT')
      const stood = new Map<string, number>()
      let batch = 0
      for (const { seq, id } of rows) {
        while ((told[batch]?.size ?? Number.POSITIVE_INFINITY) < Number(seq)) batch += 1
        const at = told[batch]?.at
        if (at !== undefined) stood.set(id, at)
      }
      return stood
    },
    close: () => client.end(),
  }
}
