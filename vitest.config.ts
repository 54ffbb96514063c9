import { defineConfig } from 'vitest/config'

const withPostgres = { globalSetup: ['test/support/global-setup.ts'] }
const everywhere = ['packages', 'apps', 'prisma', 'scripts', 'test']

export default defineConfig({
  // graphql ships two builds; without this Vite and Node load one each, which refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Machines may be slow and shared; a test that hangs is still found.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: everywhere.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.pg.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'postgres', include: everywhere.map((folder) => `${folder}/**/*.pg.test.ts`), ...withPostgres },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.journey.ts'],
          ...withPostgres,
          globalSetup: ['test/support/built-page.ts', ...withPostgres.globalSetup],
          testTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
