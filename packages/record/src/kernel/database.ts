import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type Prisma, PrismaClient } from '../generated/client/client.ts'
import { openPool } from './pool.ts'
import { refusePowerfulRole } from './refuse-powerful-role.ts'
import { asRole } from './roles.ts'
import { statementNames } from './statement-names.ts'

export type Transaction = Prisma.TransactionClient

export type Database = {
  /** The record, as assay_app: sees the bound workspace and nothing else. */
  prisma: PrismaClient
  app: pg.Pool
  /** Looks seats and tokens up before a workspace is known. */
  directory: pg.Pool
  close(): Promise<void>
}

/** Opens the pools of the app. Throws SetupProblem when a pool would act as a superuser, an owner or past the policies. */
export async function openDatabase(ownerUrl: string, { size = 10 }: { size?: number } = {}): Promise<Database> {
  const appUrl = process.env.ASSAY_APP_DATABASE_URL ?? asRole(ownerUrl, 'assay_app')
  const app = openPool(appUrl, size)
  const directory = openPool(asRole(ownerUrl, 'assay_directory'), 3)
  const end = () => Promise.all([app, directory].map((pool) => (pool.ended ? undefined : pool.end())))
  try {
    await refusePowerfulRole(app)
  } catch (error) {
    await end()
    throw error
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(app, { statementNameGenerator: statementNames() }),
    transactionOptions: { maxWait: 2_000, timeout: 30_000 },
  })
  return {
    prisma,
    app,
    directory,
    async close() {
      await prisma.$disconnect()
      await end()
    },
  }
}
