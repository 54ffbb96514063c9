import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Runs a program that says "ready", sends it SIGINT so many times, and returns what it said and how it ended. */
async function interrupt(program: string, times: number) {
  const shutdown = JSON.stringify(path.join(import.meta.dirname, 'shutdown.ts'))
  const source = `import { Shutdown } from ${shutdown}; const shutdown = new Shutdown(); setInterval(() => {}, 1000); ${program}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((words) => words.trim() !== '')) {
      said.push(line)
      // Each word is an answer to the signal before, so the next one is not lost.
      if (said.length <= times) child.kill('SIGINT')
    }
  })
  const [code] = await once(child, 'exit')
  return { said, code }
}

describe('a program that is told to end', () => {
  test('closes what it opened, last in first out, and begins nothing more', async () => {
    const program = `
      await shutdown.own(Promise.resolve('first'), async (name) => console.log(name))
      await shutdown.own(Promise.resolve('second'), async (name) => console.log(name))
      console.log('ready')
      await shutdown.during(new Promise((resolve) => process.on('SIGINT', resolve)))
      console.log('began something more')`
    expect(await interrupt(program, 1)).toEqual({ said: ['ready', 'Stopping …', 'second', 'first'], code: 0 })
  })

  test('waits for what is still opening, and closes it', async () => {
    const program = `
      const opening = new Promise((resolve) => process.on('SIGINT', () => setImmediate(resolve, 'late')))
      console.log('ready')
      await shutdown.own(opening, async (name) => console.log(name))`
    expect(await interrupt(program, 1)).toEqual({ said: ['ready', 'Stopping …', 'late'], code: 0 })
  })

  test('ends at once when told twice', async () => {
    const program = `
      await shutdown.own(Promise.resolve(), () => new Promise(() => {}))
      console.log('ready')`
    expect(await interrupt(program, 2)).toEqual({ said: ['ready', 'Stopping …'], code: 130 })
  })
})
