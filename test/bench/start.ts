import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../../scripts/lib/root.ts'
import { scratchFolder } from '../support/scratch-folder.ts'
import { summary, writeResult } from './support/results.ts'

/*
 * From the command to the first page that answers, on a new data folder: cold when page and generated files are made
 * anew, warm when their inputs are unchanged, again when the database is there too.
 */
const rounds = Number(process.argv[2] ?? '3')

const cold: number[] = []
const warm: number[] = []
const again: number[] = []
for (let round = 0; round < rounds; round += 1) {
  for (const made of ['node_modules/.cache/assay', 'apps/web/dist']) {
    rmSync(path.join(root, made), { recursive: true, force: true })
  }
  const first = scratchFolder('start')
  const second = scratchFolder('start')
  cold.push(await secondsToFirstPage(first, 4801 + round))
  warm.push(await secondsToFirstPage(second, 4821 + round))
  again.push(await secondsToFirstPage(second, 4841 + round))
  for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true })
}
writeResult('start', {
  machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
  rounds,
  'everything made anew, s': summary(cold),
  'page built already, s': summary(warm),
  'database there too, s': summary(again),
})

async function secondsToFirstPage(dataDir: string, port: number): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ASSAY_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  for (let answered = false; !answered; ) {
    if (child.exitCode !== null) throw new Error('The product ended before it answered')
    answered = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (!answered) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const seconds = (performance.now() - began) / 1_000
  child.kill('SIGINT')
  await ended
  return seconds
}
