import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type Prisma, PrismaClient } from '../generated/client/client.ts'
import { AppPool } from './app-pool.ts'
import { openPool } from './pool.ts'
import { refusePowerfulRole } from './refuse-powerful-role.ts'
import { asRole } from './roles.ts'

export type Transaction = Prisma.TransactionClient

export type Database = {
  /** The record, as assay_app: sees the bound workspace and nothing else. */
  prisma: PrismaClient
  /** The same models over the schema as_of; its transactions name the moment first. It has few connections of its own. */
  past: PrismaClient
  app: AppPool
  /** Looks seats and tokens up before a workspace is known. */
  directory: pg.Pool
  close(): Promise<void>
}

/** Opens the pools of the app. Throws SetupProblem when a pool would act as a superuser, an owner or past the policies. */
export async function openDatabase(ownerUrl: string, { size = 10 }: { size?: number } = {}): Promise<Database> {
  const appUrl = process.env.ASSAY_APP_DATABASE_URL ?? asRole(ownerUrl, 'assay_app')
  const app = openPool(appUrl, size, (config) => new AppPool(config))
  const directory = openPool(asRole(ownerUrl, 'assay_directory'), 3)
  const lookingBack = openPool(appUrl, 3)
  const end = () => Promise.all([app, directory, lookingBack].map((pool) => (pool.ended ? undefined : pool.end())))
  try {
    await refusePowerfulRole(app)
  } catch (error) {
    await end()
    throw error
  }
  const transactionOptions = { maxWait: 2_000, timeout: 30_000 }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(app, { statementNameGenerator: app.nameOf }),
    transactionOptions,
  })
  const past = new PrismaClient({ adapter: new PrismaPg(lookingBack, { schema: 'as_of' }), transactionOptions })
  return {
    prisma,
    past,
    app,
    directory,
    async close() {
      await Promise.all([prisma.$disconnect(), past.$disconnect()])
      await end()
    },
  }
}
