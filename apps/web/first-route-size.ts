import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** The most gzipped JavaScript that the first route may need, in kB of 1,000 bytes. */
const goal = 320

/**
 * Prints, after a build, the gzipped JavaScript that the first route loads before it can paint: the entry, what it
 * imports statically, and the lazy chunk of the first page with its own imports.
 * @param page part of the path of the modules that make up the first page
 */
export function firstRouteSize(page: string): Plugin {
  return {
    name: 'first-route-size',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = new Map<string, Rollup.OutputChunk>()
      for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file)

      const needed = new Set<string>()
      const need = (fileName: string) => {
        if (needed.has(fileName) || !chunks.has(fileName)) return
        needed.add(fileName)
        for (const imported of chunks.get(fileName)?.imports ?? []) need(imported)
      }
      for (const chunk of chunks.values()) {
        const entry = chunk.isEntry && chunk.name === 'index'
        if (entry || (chunk.isDynamicEntry && chunk.facadeModuleId?.includes(page))) need(chunk.fileName)
      }

      const sizes = [...needed].map((name) => ({ name, bytes: gzipSync(chunks.get(name)?.code ?? '').length }))
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
      for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
        console.log(`  ${kilobytes(bytes).padStart(6)} kB  ${name}`)
      }
      console.log(`First route: ${kilobytes(total)} kB of JavaScript, gzipped (goal: at most ${goal} kB)`)
    },
  }
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
