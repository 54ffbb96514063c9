import { openDeafProxy } from './deaf-proxy.ts'
import type { World } from './world.ts'

/** The same programme, served by two more processes that no notification reaches. */
export async function databaseThroughDeafProxy(world: World) {
  const url = new URL(world.database.ownerUrl)
  const proxy = await openDeafProxy(Number(url.port))
  url.port = String(proxy.port)
  const apis = await world.twoMore({ DATABASE_URL: url.href })
  const deaf: World = { ...world, apis }
  return {
    world: deaf,
    swallowed: proxy.swallowed,
    async close() {
      await Promise.all(apis.map((api) => api.stop()))
      await proxy.close()
    },
  }
}
