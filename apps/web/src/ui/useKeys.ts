import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { isCovered, wasCovered } from './covered.ts'
import { singleKeysOn } from './single-keys.ts'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

/**
 * Binds keys in tinykeys' notation (`j`, `g f`, `[Shift]+?`, `$mod+k`) while the component is mounted and `on` holds.
 * Keys without a modifier never fire while somebody types, in an open dialog or menu, or when they are switched off.
 */
export function useKeys(map: KeyMap, on = true): void {
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  const names = Object.keys(map).join('|')
  useEffect(() => {
    if (!on || names === '') return
    const bound = names.split('|').map((name) => {
      const single = !/\$mod|Control|Meta|Alt/.test(name)
      const act = (event: KeyboardEvent) => {
        if (single && (!singleKeysOn() || isBusy(event))) return
        latest.current[name]?.(event)
      }
      return [name, act] as const
    })
    return tinykeys(window, Object.fromEntries(bound), { ignore: () => false })
  }, [names, on])
}

function isBusy(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio]), textarea, select'))
    return true
  return isCovered() || wasCovered()
}
