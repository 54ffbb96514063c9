import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aFinding, anEngagement } from '../../../../../test/support/builders.ts'
import { eventually } from '../../../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../../../test/support/served-record.ts'
import type { FromTab, ToTab } from './messages.ts'
import { servePorts } from './serve-ports.ts'

const query = 'subscription { activity { ... on Activity { comment { body } } } }'
const comment = 'mutation ($input: CommentOnFindingInput!) { commentOnFinding(input: $input) { __typename } }'

describe('the keeper of the sockets of all tabs', () => {
  let served: ServedRecord
  let line: Awaited<ReturnType<typeof aLine>>
  let findingId: string
  let writer: Record<string, string>
  beforeAll(async () => {
    served = await aServedRecord()
    writer = (await served.tokenOf(served.admin, ['read', 'findings:write'])).headers
    line = await aLine(Number(new URL(served.url).port))
    findingId = await aFinding(served.record, served.workspaceId, await anEngagement(served.record, served.workspaceId))
    return async () => {
      line.close()
      await served.close()
    }
  })
  const say = async (body: string) => {
    const answer = await served.ask(writer, comment, { input: { findingId: btoa(`Finding:${findingId}`), body } })
    expect(answer.data).toEqual({ commentOnFinding: { __typename: 'Comment' } })
  }
  const aKeeper = async () => {
    const { secret, tokenId } = await served.tokenOf(served.admin)
    return { tokenId, serve: servePorts({ url: `ws://127.0.0.1:${line.port}/graphql`, token: secret }) }
  }

  test('lets the tabs of a seat share a socket, and opens another when one is full', async () => {
    const { serve } = await aKeeper()
    const [one, other, somebodyElse] = [aTab(serve), aTab(serve), aTab(serve)]
    for (let id = 1; id <= 9; id += 1) one.tell({ type: 'subscribe', id, seat: 'Ada', payload: { query } })
    for (let id = 1; id <= 9; id += 1) other.tell({ type: 'subscribe', id, seat: 'Ada', payload: { query } })
    await Promise.all([one.opened(9), other.opened(9)])
    expect(line.open()).toBe(1)

    other.tell({ type: 'subscribe', id: 10, seat: 'Ada', payload: { query } })
    await other.opened(10)
    expect(line.open()).toBe(2)
    somebodyElse.tell({ type: 'subscribe', id: 1, seat: 'Bob', payload: { query } })
    await somebodyElse.opened(1)
    expect(line.open()).toBe(3)

    await standing(one, other, somebodyElse)
    await say('To all tabs')
    await eventually(
      'every subscription has told',
      () => [one, other, somebodyElse].map(({ said }) => said('To all tabs').length).join() === '9,10,1',
    )
    for (const tab of [one, other, somebodyElse]) tab.tell({ type: 'goodbye' })
    await eventually('sockets that carry nothing are closed', () => line.open() === 0)
  })

  test('lets go of what a tab asked for that died without a word', async () => {
    const { serve } = await aKeeper()
    const tab = aTab(serve)
    const die = await tab.lives()
    tab.tell({ type: 'subscribe', id: 1, seat: 'Ada', payload: { query } })
    await tab.opened(1)
    die()
    await eventually('its socket is closed', () => line.open() === 0)
  })

  test('drops a line that has gone dead without being closed, and opens another', async () => {
    const { serve } = await aKeeper()
    const tab = aTab(serve)
    tab.tell({ type: 'subscribe', id: 1, seat: 'Ada', payload: { query } })
    await tab.opened(1)
    line.goDead()
    vi.setSystemTime(Date.now() + 31_000)
    await eventually('the subscription is lost', () => tab.heard.some(({ type }) => type === 'lost'))
    vi.useRealTimers()
    line.heal()
    tab.tell({ type: 'subscribe', id: 2, seat: 'Ada', payload: { query } })
    await eventually('another one stands', () => tab.heard.some((each) => each.type === 'open' && each.id === 2))
    tab.tell({ type: 'goodbye' })
  })

  test('finds out on demand, before the silence is long, and says at once that it is there itself', async () => {
    const { serve } = await aKeeper()
    const tab = aTab(serve)
    tab.tell({ type: 'subscribe', id: 1, seat: 'Ada', payload: { query } })
    await tab.opened(1)
    line.goDead()
    tab.tell({ type: 'check' })
    await eventually('it answers', () => tab.heard.some(({ type }) => type === 'checked'))
    await eventually('the subscription is lost', () => tab.heard.some(({ type }) => type === 'lost'))
    line.heal()
  })

  test('tells when what opened a socket does not stand any more', async () => {
    const { serve, tokenId } = await aKeeper()
    const tab = aTab(serve)
    tab.tell({ type: 'subscribe', id: 1, seat: 'Ada', payload: { query } })
    await tab.opened(1)
    const where = { workspaceId_id: { workspaceId: served.workspaceId, id: tokenId } }
    await served.written((tx) => tx.apiToken.update({ where, data: { revokedAt: new Date() } }))
    await eventually('the socket is closed with 4403', () =>
      tab.heard.some((each) => each.type === 'lost' && each.close.code === 4403),
    )
  })

  /** Subscriptions stand on the server a moment after they are asked for: what is said until then is not theirs. */
  async function standing(...tabs: Tab[]) {
    await eventually('all subscriptions stand', async () => {
      await say('Is anybody there?')
      return tabs.every(({ tells, carries }) => tells() === carries())
    })
  }
})

type Tab = ReturnType<typeof aTab>

/** A tab of the browser, as its keeper sees it. */
function aTab(serve: (port: MessagePort) => void) {
  const { port1, port2 } = new MessageChannel()
  const heard: ToTab[] = []
  port1.addEventListener('message', ({ data }: MessageEvent<ToTab>) => void heard.push(data))
  port1.start()
  serve(port2)
  const carries = () => heard.filter(({ type }) => type === 'open').length
  return {
    heard,
    carries,
    /** How many subscriptions have told something. */
    tells: () => new Set(heard.filter(({ type }) => type === 'next').map((each) => 'id' in each && each.id)).size,
    tell: (message: FromTab) => port1.postMessage(message),
    opened: (count: number) => eventually(`${count} subscriptions are carried`, () => carries() === count),
    /** The subscriptions that have told these words. */
    said: (body: string) =>
      heard.filter((each) => each.type === 'next' && JSON.stringify(each.result.data).includes(JSON.stringify(body))),
    /** Holds the lock that says so; answers with how it dies. */
    lives: () =>
      new Promise<() => void>((resolve) => {
        const lock = `tab ${Math.random()}`
        void navigator.locks.request(lock, () => {
          port1.postMessage({ type: 'here', lock } satisfies FromTab)
          return new Promise<void>((die) => resolve(die))
        })
      }),
  }
}

/** A line to the server that can go dead: nothing arrives any more, and nobody is told. */
async function aLine(to: number) {
  const here = new Set<Socket>()
  let dead = false
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    here.add(near)
    near.on('data', (bytes) => dead || far.write(bytes))
    far.on('data', (bytes) => dead || near.write(bytes))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        here.delete(near)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    open: () => here.size,
    goDead() {
      dead = true
    },
    heal() {
      dead = false
      for (const near of here) near.destroy()
    },
    close() {
      for (const near of here) near.destroy()
      server.close()
    },
  }
}
