import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aJourney } from './support/journey.ts'

const journey = aJourney()

const attack = `document.cookie = 'stolen=1'; window.top.hacked = true; fetch('/stolen?' + document.cookie); top.location = '/hacked'`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${attack}"><script>${attack}</script><a href="javascript:${attack}"><text y="20">open me</text></a></svg>`
const html = `<!doctype html><body onload="${attack}"><img src=x onerror="${attack}"><script>${attack}</script><meta http-equiv="refresh" content="0;url=/hacked"><iframe src="/stolen"></iframe>`
const markdown = `# Report\n\n<script>${attack}</script><img src="/stolen" onerror="${attack}">\n\n[open me](javascript:${attack}) ![pixel](/stolen)`

/** Drops the file as a hand does, and hands it in. */
async function handIn(page: Page, name: string, text: string) {
  await page.goto('/e/ENG-2?part=evidence&open=evidence-THREAT_MODEL')
  const dialog = page.getByRole('dialog', { name: 'Add evidence' })
  await dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
  await dialog.getByRole('button', { name: 'Choose another file' }).waitFor()
  await dialog.getByRole('textbox', { name: /^Title/ }).fill(name)
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function open(page: Page, name: string) {
  await page.goto('/e/ENG-2?part=evidence')
  await page
    .locator('li', { hasText: 'Threat model' })
    .getByRole('link', { name: /^E-\d+$/ })
    .first()
    .click()
  await page
    .getByRole('heading', { name: new RegExp(name.replaceAll('.', '\\.')) })
    .first()
    .waitFor()
}

describe('evidence that was made to attack who looks at it', () => {
  test.each([
    ['evil.svg', svg, '<svg xmlns='],
    ['evil.html', html, '<!doctype html>'],
    ['evil.md', markdown, 'open me'],
  ])('runs nothing, reads nothing and leads nowhere: %s', async (name, text, shown) => {
    const page = await journey.as('tomas.vidal')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await handIn(page, name, text)
    await open(page, name)
    await page.getByText(shown, { exact: false }).first().waitFor()

    expect(await page.evaluate(() => [document.cookie.includes('stolen'), 'hacked' in window])).toEqual([false, false])
    expect(new URL(page.url()).pathname).toMatch(/^\/evidence\/E-\d+$/)
    expect(asked.filter((path) => /stolen|hacked/.test(path))).toEqual([])
    expect(await page.locator('main script, main iframe, main svg[onload], main img[src*="stolen"]').count()).toBe(0)
    expect(await page.locator('main a[href^="javascript:"]').count()).toBe(0)
  })

  test('opens as a download when its address is visited, and never as a page of this origin', async () => {
    const page = await journey.as('tomas.vidal')
    await open(page, 'evil')
    const link = await page
      .getByRole('link', { name: /^Download evil/ })
      .first()
      .getAttribute('href')
    const answer = await page.request.get(new URL(link ?? '', page.url()).href)
    expect(answer.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'content-type': 'application/octet-stream',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    const framed = await page.evaluate(async (path) => {
      const frame = document.createElement('iframe')
      frame.src = path ?? ''
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 0))
      return frame.contentDocument?.body?.innerHTML ?? ''
    }, link)
    expect(framed).toBe('')
  })
})
