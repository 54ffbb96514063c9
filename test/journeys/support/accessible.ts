import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export type Theme = 'light' | 'dark'

/** What a theme can make worse: all that axe looks at besides is the same in both. */
const rulesOnColour = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page as it stands, a paragraph for each rule that begins with `where`. */
export async function faultsOf(page: Page, where: string, { onlyColour = false } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (onlyColour ? axe.withRules(rulesOnColour) : axe).analyze()
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`.trim())
    const more = nodes.length > places.length ? `\n    and ${nodes.length - places.length} more` : ''
    return `${where}: ${id}, ${help}\n    ${places.join('\n    ')}${more}`
  })
}

/** Switches the system's theme, and waits until the page wears it and nothing fades any more. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

/** What makes the page scroll sideways, if it does. */
export async function overflowOf(page: Page, where: string): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const scrollers = [document.documentElement, document.getElementById('content')].filter((each) => each !== null)
    const beyond = scrollers.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    if (!beyond) return null
    const reach = (element: Element) => element.getBoundingClientRect().right
    const [widest] = [...document.querySelectorAll('body *')].toSorted((a, b) => reach(b) - reach(a))
    return widest === undefined
      ? 'body'
      : `${widest.tagName} "${widest.className}" reaches ${Math.round(reach(widest))} px`
  })
  return wide === null ? [] : [`${where}: scrolls sideways, ${wide}`]
}
