import type { Page } from 'playwright-core'

/** A place of the product as a person finds it; `arrive` brings it to the state that is meant. */
export type Place = { name: string; path: string; arrive?: (page: Page) => Promise<void> }

export type Known = {
  engagement: string
  version: string
  gate: string
  finding: string
  member: string
  invitation: string
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const part = (name: string) => (page: Page) => page.getByRole('complementary', { name }).waitFor()
const inDialog = (page: Page) => page.getByRole('dialog').waitFor()
const opening = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page)
  await inDialog(page)
}

/** What a visitor sees before signing in. */
export const visitorsPlaces = ({ invitation }: Known): Place[] => [
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in refused',
    path: '/sign-in',
    async arrive(page) {
      await page.getByLabel('E-mail').fill('nobody@northgate.example')
      await page.getByLabel(/^Password/).fill('not the password')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByText('do not belong together').waitFor()
    },
  },
  { name: 'reset', path: '/reset' },
  { name: 'new password', path: '/reset?token=from-a-mail' },
  { name: 'invitation', path: new URL(invitation).pathname },
  { name: 'spent invitation', path: '/invite/spent' },
  { name: 'set-up that is done', path: '/setup' },
]

/** What an administrator sees who also writes. */
export const administratorsPlaces = ({ engagement, version, gate, finding, member }: Known): Place[] => [
  { name: 'overview', path: '/' },
  { name: 'trend as a table', path: '/', arrive: press('As a table') },
  { name: 'palette', path: '/', arrive: (page) => page.keyboard.press('ControlOrMeta+k').then(() => inDialog(page)) },
  { name: 'register', path: '/register' },
  { name: 'register as of a moment', path: '/register?asOf=2026-10-12T09:00:00Z' },
  { name: 'spreadsheet for the register', path: '/register/bring-in' },
  { name: 'new use case', path: '/register?open=new', arrive: part('New use case') },
  { name: 'live without approval', path: '/register?figure=LIVE_WITHOUT_APPROVAL' },
  { name: 'engagement', path: `/e/${engagement}` },
  ...['gates', 'findings', 'evidence', 'raci', 'activity'].map(
    (each): Place => ({
      name: `engagement, ${each}`,
      path: `/e/${engagement}?part=${each}`,
    }),
  ),
  { name: 'new evidence', path: `/e/${engagement}?open=evidence`, arrive: inDialog },
  { name: 'new version', path: `/e/${engagement}?open=version`, arrive: inDialog },
  { name: 'version', path: `/e/${engagement}/v/${encodeURIComponent(version)}` },
  { name: 'gate board', path: '/gates' },
  { name: 'gate board by use case', path: '/gates?group=engagement' },
  { name: 'gate in a drawer', path: `/gates?open=${gate}`, arrive: (page) => heading(page, 'Decision') },
  { name: 'RACI', path: '/raci' },
  { name: 'RACI, a layer opened', path: '/raci?opened=DATA' },
  { name: 'if somebody leaves', path: '/raci/leaves' },
  { name: 'what gates ask', path: '/settings/gates' },
  { name: 'a revision of what a gate asks', path: '/settings/gates?open=EVALUATION', arrive: press('Revise') },
  { name: 'findings', path: '/findings' },
  { name: 'findings, none', path: '/findings?q=no-such-words' },
  { name: 'finding in a drawer', path: `/findings?open=${finding}`, arrive: (page) => heading(page, 'Activity') },
  { name: 'finding', path: `/findings/${finding}`, arrive: (page) => heading(page, 'Activity') },
  {
    name: 'new finding',
    path: '/findings',
    arrive: opening('New finding'),
  },
  { name: 'finding that is not there', path: '/findings/F-99999' },
  { name: 'intake', path: '/intake' },
  { name: 'activity', path: '/activity' },
  { name: 'members', path: '/settings/members' },
  {
    name: 'member',
    path: `/settings/members?open=${encodeURIComponent(member)}`,
    arrive: (page) => heading(page, 'Seat'),
  },
  {
    name: 'new invitation',
    path: '/settings/members',
    arrive: opening('Invite somebody'),
  },
  { name: 'tokens', path: '/settings/tokens' },
  {
    name: 'new token',
    path: '/settings/tokens',
    arrive: opening('Create a token'),
  },
  { name: 'profile', path: '/settings/profile' },
  { name: 'nothing at this address', path: '/nowhere' },
]

/** What somebody sees who may sign a gate that is ready. */
export const signersPlaces = ({ gate }: Known): Place[] => [
  { name: 'gate', path: `/gates/${gate}`, arrive: (page) => heading(page, 'Decision') },
  {
    name: 'gate, approved with conditions',
    path: `/gates/${gate}`,
    async arrive(page) {
      await page.getByRole('radio', { name: /^Approve with conditions/ }).check()
      await page.getByLabel('Condition 1', { exact: true }).waitFor()
    },
  },
]

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor()

/** Goes there and waits until everything has arrived that is on its way. */
export async function goTo(page: Page, { path, arrive }: Place): Promise<void> {
  await page.goto(path)
  await page.getByRole('main').waitFor()
  await settled(page)
  await arrive?.(page)
  await settled(page)
}

/** No part says any more that it is loading. */
const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[aria-busy=true], [aria-label=Loading]') === null)
