import os from 'node:os'
import type { Page } from 'playwright-core'
import { startEmbeddedPostgres } from '../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../packages/record/src/kernel/migrate.ts'
import { buildWeb } from '../../scripts/lib/build-web.ts'
import { generate } from '../../scripts/lib/generate.ts'
import { launchChromium } from '../support/chromium.ts'
import { signedIn } from '../support/people.ts'
import { startProductOn } from '../support/product.ts'
import { scratchFolder } from '../support/scratch-folder.ts'
import { summary, writeResult } from './support/results.ts'

/*
 * From the moment that one browser sends a comment to the moment that another browser's screen holds it, both on the
 * same finding, beside the round trip of a bare ping on the same socket.
 */
const rounds = Number(process.argv[2] ?? '50')

await generate()
await buildWeb()
const server = await startEmbeddedPostgres(scratchFolder('reach'))
await migrate(server.ownerUrl)
const product = await startProductOn(server.ownerUrl, { drop: () => server.discard() })
const browser = await launchChromium()
try {
  const writer = await signedIn(browser, product, 'tomas.vidal@northgate.example')
  const reader = await signedIn(browser, product, 'jonas.weber@northgate.example')
  for (const page of [writer, reader]) {
    await page.goto('/findings/F-1')
    await page.getByLabel('Write a comment').waitFor()
  }
  await writer.evaluate(rememberWhenSent)

  const reach: number[] = []
  const echo: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const words = `Round ${round} of the measurement`
    const seen = reader.evaluate(whenShown, words)
    await writer.getByLabel('Write a comment').fill(words)
    await writer.keyboard.press('ControlOrMeta+Enter')
    const at = await seen
    reach.push(at - (await sentAt(writer)))
    echo.push(await reader.evaluate(pingOnASocket))
  }
  writeResult('reach', {
    machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    rounds,
    'mutation to the other screen, ms': summary(reach),
    'ping on the socket, ms': summary(echo),
  })
} finally {
  await browser.close()
  await product.stop()
}

/** Both pages' clocks are the machine's, so their moments can be compared. */
function rememberWhenSent() {
  const send = window.fetch
  window.fetch = (...request) => {
    Reflect.set(window, 'sentAt', performance.timeOrigin + performance.now())
    return send(...request)
  }
}

function sentAt(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'sentAt')))
}

function whenShown(words: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.body.textContent?.includes(words)) return
      observer.disconnect()
      resolve(performance.timeOrigin + performance.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

function pingOnASocket(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    let sent = 0
    socket.onerror = reject
    socket.onopen = () => socket.send('{"type":"connection_init"}')
    socket.onmessage = ({ data }) => {
      const { type } = JSON.parse(String(data))
      if (type === 'connection_ack') {
        sent = performance.now()
        socket.send('{"type":"ping"}')
      }
      if (type !== 'pong') return
      socket.close()
      resolve(performance.now() - sent)
    }
  })
}
