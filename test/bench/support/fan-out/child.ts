import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** Writes a CPU profile of each of these processes to the folder, where one is named. */
const profiles = process.env.ASSAY_BENCH_PROFILES

/** A process of a benchmark. It is asked one thing at a time, and may tell of itself. */
export function startChild<Question, Answer>(file: string, told: (news: unknown) => void = () => undefined) {
  const execArgv =
    profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}/${path.basename(file, '.ts')}`]
  const child: ChildProcess = fork(path.join(import.meta.dirname, file), { execArgv, serialization: 'advanced' })
  let waiting: { answer: (answer: Answer) => void; fail: (error: Error) => void } | null = null
  child.on('message', (message: { answer: Answer } | { news: unknown }) => {
    if ('news' in message) told(message.news)
    else waiting?.answer(message.answer)
  })
  child.on('exit', (code) => waiting?.fail(new Error(`${file} ended with code ${code}`)))
  return {
    ask(question: Question): Promise<Answer> {
      return new Promise((answer, fail) => {
        waiting = { answer, fail }
        child.send(question as object)
      })
    },
    /** Hands something over that nobody answers. */
    hand: (message: Question) => void child.send(message as object),
    async end() {
      waiting = null
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** The child's side: `answer` gives undefined for what is only handed over. Ends when the parent lets go. */
export function answerParent<Question, Answer>(answer: (question: Question) => Promise<Answer | undefined>) {
  process.on('message', async (question) => {
    const given = await answer(question as Question)
    if (given !== undefined) process.send?.({ answer: given })
  })
  process.on('disconnect', () => process.exit(0))
}

export const tellParent = (news: unknown) => void process.send?.({ news })
