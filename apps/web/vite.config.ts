import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstRouteSize } from './first-route-size.ts'
import { inlineDocuments } from './inline-documents.ts'

const api = process.env.API ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [inlineDocuments(), react(), firstRouteSize('src/features/posture/')],
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { target: api, ws: true },
      '/api': api,
      '/ingest': api,
      '/uploads': api,
      '/files': api,
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // Fonts and styles stay files: a content security policy without data: URLs remains possible.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', graphiql: 'graphiql.html' },
      output: {
        // Libraries change seldom, the product often: their own chunks stay in the browser's cache across releases.
        // Mantine is left to the automatic split, so that what only a lazy page uses loads with that page.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'apollo',
              test: /node_modules[\\/](@apollo[\\/]client|graphql|graphql-ws|rxjs)[\\/]/,
              priority: 2,
              // The explorer, loaded lazily, needs all of graphql-js; the page must not load more than it uses.
              tags: ['$initial'],
            },
            {
              name: 'router',
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
})
