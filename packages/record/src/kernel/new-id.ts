import { Prisma } from '../generated/client/client.ts'

/** A UUIDv7 (RFC 9562 §5.7) for each row of a set-based INSERT; PostgreSQL has its own from version 18 on. */
export const newId = Prisma.sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
  52, 1), 53, 1), 'hex')::uuid`
