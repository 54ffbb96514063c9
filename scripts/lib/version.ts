import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

/** The version of the checkout. */
export function readVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return version
}
