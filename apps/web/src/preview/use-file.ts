import { useEffect, useState } from 'react'
import { type ReadFile, readFile } from './read-file.ts'

type FileState = { state: 'reading' } | { state: 'read'; file: ReadFile } | { state: 'failed'; why: string }

/** The bytes of a file on record, up to `most`. What is on record never changes, so it is read once. */
export function useFile(path: string, most: number): FileState {
  const [known, setKnown] = useState<{ path: string; answer: FileState }>({ path, answer: { state: 'reading' } })
  useEffect(() => {
    const controller = new AbortController()
    const settle = (answer: FileState) => controller.signal.aborted || setKnown({ path, answer })
    readFile(path, most, controller.signal).then(
      (file) => settle({ state: 'read', file }),
      (error: unknown) => settle({ state: 'failed', why: error instanceof Error ? error.message : String(error) }),
    )
    return () => controller.abort()
  }, [path, most])
  return known.path === path ? known.answer : { state: 'reading' }
}
