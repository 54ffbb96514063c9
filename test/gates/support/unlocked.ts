import { Prisma } from '../../../packages/record/src/generated/client/client.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'

type Raw = (query: TemplateStringsArray, ...values: unknown[]) => unknown

/**
 * The same record without the lock of gates: its one statement is sent without FOR UPDATE. Only a test can make it, and
 * only so that a test of races shows that it would see what the lock keeps from happening. The clock is told no moments
 * either: two transactions that tell of one gate wait for each other there, after the lock and by accident.
 */
export function withoutGateLock(record: EngagementRecord): EngagementRecord {
  const prisma = standIn(record.prisma, {
    $transaction: (work: (tx: object) => unknown, options?: object) =>
      record.prisma.$transaction((tx) => work(unlocked(tx)) as Promise<unknown>, options),
  })
  return { ...record, prisma }
}

function unlocked(tx: Prisma.TransactionClient): object {
  const raw: Raw = (query, ...values) => {
    const locks = query.join('').includes('FROM gate WHERE') && query.join('').includes('FOR UPDATE')
    if (!locks) return tx.$queryRaw(query, ...values)
    return tx.$queryRaw(
      Prisma.sql(
        query.map((part) => part.replace('FOR UPDATE', '')),
        ...values,
      ),
    )
  }
  const told: Raw = (query, ...values) =>
    query.join('').includes('INTO lapse') ? Promise.resolve(0) : tx.$executeRaw(query, ...values)
  return standIn(tx, { $queryRaw: raw, $executeRaw: told })
}

function standIn<Client extends object>(client: Client, instead: Record<string, unknown>): Client {
  return new Proxy(client, {
    get: (target, name, receiver) =>
      typeof name === 'string' && name in instead ? instead[name] : Reflect.get(target, name, receiver),
  })
}
