import { generate } from './lib/generate.ts'
import { orExplain } from './lib/or-explain.ts'

await orExplain(generate)
