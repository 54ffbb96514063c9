/** Answers each of these, in their order. */
type Work<Asked, Answer> = (asked: readonly Asked[]) => Promise<readonly Answer[]>

/** Answers what is asked one by one, but together what waits when its turn comes: a turn takes at most so many. */
export function gather<Asked, Answer>(
  most: number,
  turn: <T>(work: () => Promise<T>) => Promise<T>,
  work: Work<Asked, Answer>,
) {
  type Waiting = { asked: Asked; answer: (answer: Answer) => void; fail: (error: unknown) => void }
  let waiting: Waiting[] = []

  async function answerNext() {
    const these = waiting.slice(0, most)
    waiting = waiting.slice(most)
    if (these.length === 0) return
    try {
      const answers = await work(these.map(({ asked }) => asked))
      for (const [index, { answer, fail }] of these.entries()) {
        const given = answers[index]
        if (given === undefined) fail(new Error('One that was asked for was not answered'))
        else answer(given)
      }
    } catch (error) {
      for (const { fail } of these) fail(error)
    }
  }

  return (asked: Asked): Promise<Answer> =>
    new Promise((answer, fail) => {
      waiting.push({ asked, answer, fail })
      // A turn for each that asks: whoever comes first takes those along that wait by then, and theirs finds nothing.
      void Promise.resolve().then(() => turn(answerNext))
    })
}
