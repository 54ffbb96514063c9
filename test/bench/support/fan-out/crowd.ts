import { startChild } from './child.ts'
import { type SubscriberAnswer, type SubscriberQuestion, sharedPart } from './protocol.ts'

const processes = 2
const deliveredWithinMs = 300_000

export type Heard = { latencies: number[]; bodies: Buffer[] }

/** So many subscribers on sockets of their own, in two processes. */
export function openCrowd() {
  /** By event, how many of the processes have it at all of their sockets. */
  let complete: number[] = []
  let look: () => void = () => undefined
  const halves = Array.from({ length: processes }, () =>
    startChild<SubscriberQuestion, SubscriberAnswer>('subscribers.ts', (news) => {
      const { gotAll } = news as { gotAll: number }
      complete[gotAll] = (complete[gotAll] ?? 0) + 1
      look()
    }),
  )
  const each = (question: (half: number) => SubscriberQuestion) =>
    Promise.all(halves.map((half, index) => half.ask(question(index))))

  return {
    async connect(url: string, tokens: readonly string[], documentHash: string) {
      await each((half) => {
        const its = tokens.filter((_, index) => index % processes === half)
        return { do: 'connect', url, tokens: its, documentHash }
      })
    },
    /** Waits until nothing comes any more. Answers whether everybody has got something yet, so follows. */
    async settle(): Promise<boolean> {
      const answers = await each(() => ({ do: 'settle' }))
      return answers.every((answer) => 'allFollow' in answer && answer.allFollow)
    },
    async begin() {
      complete = []
      await each(() => ({ do: 'begin' }))
    },
    /** Answers when every subscriber has the event; throws when one of them does not get it. */
    heard(index: number): Promise<void> {
      return new Promise((resolve, reject) => {
        const late = setTimeout(async () => {
          const wrong = await this.report(0, []).catch((error: unknown) => error)
          reject(new Error(`Event ${index} did not reach every subscriber`, { cause: wrong }))
        }, deliveredWithinMs)
        look = () => {
          if (complete[index] !== processes) return
          clearTimeout(late)
          resolve()
        }
        look()
      })
    },
    /** What they heard. Throws unless everybody got the same messages, and as many as there were events. */
    async report(subscribers: number, handedOver: readonly number[]): Promise<Heard> {
      const latencies: number[] = []
      const bodies: Buffer[][] = []
      let received = 0
      for (const answer of await each(() => ({ do: 'report', handedOver }))) {
        if (!('latencies' in answer)) throw new Error('A subscriber process did not report')
        if (answer.wrong !== null) throw new Error(`Delivery went wrong: ${answer.wrong}`)
        for (const latency of answer.latencies) latencies.push(latency)
        bodies.push(answer.bodies.map((body) => Buffer.from(body)))
        received += answer.received
      }
      const expected = subscribers * handedOver.length
      if (received !== expected) throw new Error(`${received} messages were received instead of ${expected}`)
      const [first = [], ...others] = bodies
      const said = first.map((body) => sharedPart(body).toString())
      if (others.some((other) => other.some((body, index) => sharedPart(body).toString() !== said[index]))) {
        throw new Error('The two processes heard different messages')
      }
      if (new Set(said).size < said.length) throw new Error('Everybody heard the same message twice')
      return { latencies, bodies: first }
    },
    end: () => Promise.all(halves.map((half) => half.end())),
  }
}
