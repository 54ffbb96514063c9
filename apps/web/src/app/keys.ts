import { useRouter } from '@tanstack/react-router'
import { useKeys } from '../ui/useKeys.ts'
import { places } from './places.ts'

/** The keys that act on every page: `g` and a letter to go, `?` for help, `⌘K` for the palette. */
export function useShellKeys({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }): void {
  const router = useRouter()
  const going = places.map(({ key, href }) => [`g ${key}`, () => router.history.push(href)] as const)
  useKeys({
    ...Object.fromEntries(going),
    '[Shift]+?': onHelp,
    '$mod+k': (event) => {
      event.preventDefault()
      onPalette()
    },
  })
}

/** What the help lists, by where it acts. Keys as `Kbd` takes them; words under `keys` of the app's words. */
export const keyHelp = {
  everywhere: [
    ['⌘+K', 'palette'],
    ['?', 'help'],
    ['/', 'filter'],
    ['Esc', 'closeTop'],
    ['⌘+↵', 'submit'],
  ],
  list: [
    ['j k', 'move'],
    ['x', 'select'],
    ['⇧+x', 'range'],
    ['↵', 'open'],
    ['[ ]', 'neighbour'],
    ['s p a', 'edit'],
    ['o', 'override'],
    ['c', 'create'],
    ['.', 'news'],
  ],
} as const
