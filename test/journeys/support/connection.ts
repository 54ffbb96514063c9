import type { Page } from 'playwright-core'

/** The connection chip when it says so. */
export const connectionChip = (page: Page, words: string | RegExp) =>
  page.locator('[role=status][data-state]:visible').filter({ hasText: words })

export const says = (page: Page, words: string | RegExp) => connectionChip(page, words).waitFor()

/** The chip that counts what waits to be sent, when it says so: "2 to send". */
export const outboxChip = (page: Page, words: string) => page.getByRole('button', { name: words })
