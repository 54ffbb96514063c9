import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Not env('DATABASE_URL'): that throws when it is unset, and `prisma generate` needs no database.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
