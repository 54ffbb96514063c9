import { orExplain } from './lib/or-explain.ts'
import { readSettings } from './lib/settings.ts'
import { Shutdown } from './lib/shutdown.ts'
import { startProduct } from './lib/start-product.ts'

await orExplain(async () => {
  const settings = readSettings()
  const shutdown = new Shutdown()
  try {
    await startProduct(settings, { empty: process.argv.includes('--empty') }, shutdown)
  } catch (error) {
    await shutdown.close()
    throw error
  }
})
