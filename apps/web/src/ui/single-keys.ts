import { useSyncExternalStore } from 'react'

const place = 'assay.single-keys'
const readers = new Set<() => void>()
let on = readStored()

function readStored(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true // Storage may be switched off; the keys then follow the default.
  }
}

/** Whether keys without a modifier act. People who speak to their computer switch them off (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => on

/** Switches keys without a modifier on or off, for this browser. */
export function setSingleKeys(next: boolean): void {
  on = next
  try {
    localStorage.setItem(place, next ? 'on' : 'off')
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const reader of readers) reader()
}

/** `singleKeysOn`, followed. */
export const useSingleKeys = (): boolean =>
  useSyncExternalStore((reader) => {
    readers.add(reader)
    return () => readers.delete(reader)
  }, singleKeysOn)
