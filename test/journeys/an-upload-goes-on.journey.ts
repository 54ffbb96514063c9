import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { aJourney } from './support/journey.ts'

const journey = aJourney()

describe('a large file on its way to the record', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-files-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })
  const aFile = (name: string) => {
    const file = path.join(folder, name)
    writeFileSync(file, randomBytes(30 * 1024 ** 2))
    return file
  }
  const choose = async (page: Page, file: string) => {
    await page.goto('/e/ENG-2?part=evidence&open=evidence-THREAT_MODEL')
    const dialog = page.getByRole('dialog', { name: 'Add evidence' })
    await dialog.locator('input[type="file"]').setInputFiles(file)
    return dialog
  }
  /** The offsets of the pieces as they leave; every second piece is held until `go` is called. */
  async function heldPieces(page: Page) {
    const offsets: number[] = []
    let holding = true
    let go = () => {}
    const released = new Promise<void>((resolve) => {
      go = () => {
        holding = false
        resolve()
      }
    })
    await page.route('**/uploads/resumable/*', async (route) => {
      const request = route.request()
      if (request.method() !== 'PATCH') return route.fallback()
      offsets.push(Number(request.headers()['upload-offset']))
      if (holding && offsets.length > 1) await released
      return route.fallback().catch(() => undefined)
    })
    return { offsets, go }
  }

  test('waits while the network is away, goes on where it stopped, and is kept', async () => {
    const page = await journey.as('tomas.vidal')
    const { offsets, go } = await heldPieces(page)
    const dialog = await choose(page, aFile('weights-report.bin'))
    await eventually('the second piece leaves', () => offsets.length === 2)
    await page.context().setOffline(true)
    go()
    await dialog.getByText('the connection is lost').waitFor()
    await page.context().setOffline(false)
    await dialog.getByRole('button', { name: 'Choose another file' }).waitFor({ timeout: 60_000 })
    expect(offsets[0]).toBe(0)
    expect(Math.min(...offsets.slice(1))).toBeGreaterThan(0)
  })

  test('goes on after a reload when the same file is chosen again', async () => {
    const page = await journey.as('tomas.vidal')
    const file = aFile('red-team-recordings.bin')
    const { offsets, go } = await heldPieces(page)
    await choose(page, file)
    await eventually('the second piece leaves', () => offsets.length === 2)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    go()
    const later: number[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') later.push(Number(request.headers()['upload-offset']))
    })
    await page.goto('/e/ENG-2?part=evidence&open=evidence-THREAT_MODEL')
    const dialog = page.getByRole('dialog', { name: 'Add evidence' })
    await dialog.getByText('red-team-recordings.bin was cut off').waitFor()
    await dialog.locator('input[type="file"]').setInputFiles(file)
    await dialog.getByRole('button', { name: 'Choose another file' }).waitFor({ timeout: 60_000 })
    expect(later[0]).toBeGreaterThan(0)
  })

  test('is given up when it is cancelled', async () => {
    const page = await journey.as('tomas.vidal')
    const { offsets, go } = await heldPieces(page)
    const dialog = await choose(page, aFile('cancelled.bin'))
    await eventually('the second piece leaves', () => offsets.length === 2)
    const given = page.waitForRequest((request) => request.method() === 'DELETE')
    await dialog.getByRole('button', { name: 'Cancel the upload' }).click()
    go()
    expect(new URL((await given).url()).pathname).toMatch(/^\/uploads\/resumable\//)
    await dialog.getByText('Drop the file', { exact: true }).waitFor()
  })

  test('is refused at once with what to do when its name hides something', async () => {
    const page = await journey.as('tomas.vidal')
    await page.goto('/e/ENG-2?part=evidence&open=evidence-THREAT_MODEL')
    const dialog = page.getByRole('dialog', { name: 'Add evidence' })
    const buffer = Buffer.from('# x')
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'bill\u202efdp.md', mimeType: 'text/markdown', buffer })
    await dialog.getByRole('alert').getByText('U+202E').waitFor()
  })
})
