import { readSheet, SheetRefusal } from '@assay/formats'

/** Reads the one file that it is told of, says what it holds in one JSON text, and ends. */
async function obey(path: string): Promise<string> {
  try {
    return JSON.stringify({ sheet: await readSheet(path) })
  } catch (error) {
    if (error instanceof SheetRefusal) return JSON.stringify({ refusal: error.message })
    throw error
  }
}

// Standard input ends with the parent, however that ends.
process.stdin.resume().on('close', () => process.exit(1))
process.stdout.on('error', () => process.exit(1))

obey(process.argv[2] ?? '').then(
  (answer) => process.stdout.end(answer, () => process.exit(0)),
  (error: unknown) => process.stderr.write(`${String(error)}\n`, () => process.exit(1)),
)
