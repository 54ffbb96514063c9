import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StepFailure } from '../run.ts'

/** Hears every line that a process of the cluster prints. */
export type Say = (name: string, line: string) => void

/** One process of the cluster, which may go and return. */
export type Member = {
  readonly name: string
  /** Answers once it is ready. Throws StepFailure with its last words where it ends instead. */
  start(): Promise<void>
  /** Tells it to stop (SIGTERM) and answers when it has ended. */
  stop(): Promise<void>
  /** Ends it without a word (SIGKILL). */
  kill(): Promise<void>
}

type Program = {
  name: string
  command: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  /** Whether it is ready, asked again and again with the lines that it has printed last. */
  isReady: (lines: readonly string[]) => boolean | Promise<boolean>
}

const LAST_WORDS = 40
const READY_WITHIN_MS = 120_000
const STOPPED_WITHIN_MS = 30_000

/** Makes members, and ends them when this process ends, however that happens. */
export function openMembers(say: Say) {
  const script = fileURLToPath(new URL('./end-orphans.ts', import.meta.url))
  const guard = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.unref()
  guard.stdin.on('error', () => undefined)

  return {
    member: (program: Program): Member => memberOf(program, say, (line) => guard.stdin.write(`${line}\n`)),
    close: () => guard.stdin.end(),
  }
}

function memberOf({ name, command, args, env, isReady }: Program, say: Say, tell: (line: string) => void): Member {
  let child: ChildProcess | null = null
  let asked = false
  const lines: string[] = []

  async function end(signal: NodeJS.Signals) {
    const ending = child
    if (ending === null || hasEnded(ending)) return
    asked = true
    const ended = once(ending, 'exit')
    const impatience = setTimeout(() => ending.kill('SIGKILL'), STOPPED_WITHIN_MS)
    ending.kill(signal)
    await ended
    clearTimeout(impatience)
  }

  return {
    name,
    async start() {
      asked = false
      lines.length = 0
      // In a group of its own: a Ctrl-C at the terminal reaches the parent alone, which stops its members in order.
      const started = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
      child = started
      for (const stream of [started.stdout, started.stderr]) {
        createInterface(stream).on('line', (line) => {
          lines.push(line)
          if (lines.length > LAST_WORDS) lines.shift()
          say(name, line)
        })
      }
      started.on('error', (error) => lines.push(error.message))
      started.on('exit', (code, signal) => {
        tell(`-${started.pid}`)
        if (!asked) say(name, `ended (${signal ?? code})`)
      })
      tell(`+${started.pid}`)
      const giveUpAt = performance.now() + READY_WITHIN_MS
      while (!(await isReady(lines))) {
        if (hasEnded(started)) throw new StepFailure(`${name} ended at its start:\n${lines.join('\n')}`)
        if (performance.now() > giveUpAt) {
          await end('SIGKILL')
          throw new StepFailure(`${name} does not become ready:\n${lines.join('\n')}`)
        }
        await pause(50)
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null
