import pg from 'pg'
import { Prisma } from '../generated/client/client.ts'

/** The driver's own list of types has no arrays. */
const bigintArray: number = 1016
const bigints = pg.types.getTypeParser(bigintArray, 'text')

/** Values as the client of the models gives them, where the driver's own are others. By the number of the type. */
const parsers: { [oid: number]: (text: string) => unknown } = {
  17: (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')),
  20: BigInt,
  [bigintArray]: (text) => (bigints(text) as string[]).map(BigInt),
  1082: (text) => new Date(`${text}T00:00:00Z`),
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  1700: (text) => new Prisma.Decimal(text),
}

export const readTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format),
}
