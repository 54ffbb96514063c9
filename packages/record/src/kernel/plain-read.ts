import { columnOf, fieldsOf } from './tables.ts'

export type Statement = { text: string; values: unknown[] }

/** A read of one table by its own columns. */
export type PlainRead = {
  statement(): Statement
  /** For a read of whole rows by nothing but ids, and by the workspace where one is named: a row is read once. */
  byId: { ids: readonly string[]; workspaceId: string | null } | null
  answer: 'many' | 'one' | 'one or throw'
}

const answers = {
  findMany: 'many',
  findFirst: 'one',
  findUnique: 'one',
  findUniqueOrThrow: 'one or throw',
  findFirstOrThrow: 'one or throw',
} as const

const comparisons: { [name: string]: string } = { equals: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }

type Args = { [name: string]: unknown }
const isObject = (value: unknown): value is Args =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * The statement for a read of the client that names nothing but columns of its own table; null for any other, which the
 * client's engine knows how to make. Most reads are of this kind, and cost the engine more than the database.
 */
export function plainRead(model: string, operation: string, args: object = {}): PlainRead | null {
  const fields = fieldsOf(model)
  if (fields === null || !(operation in answers)) return null
  const answer = answers[operation as keyof typeof answers]
  const { where = {}, orderBy = [], take, select, ...others } = args as Args
  if (Object.keys(others).length > 0) return null
  if (take !== undefined && !(typeof take === 'number' && take > 0)) return null
  const asked = select === undefined ? fields : columnsAsked(select, fields)
  const conditions = conditionsByField(where, fields)
  const order = orderOf(orderBy, fields)
  if (asked === null || conditions === null || order === null) return null
  const statement = () => {
    const limit = answer === 'many' ? take : 1
    const text = [
      selecting(model, asked),
      conditions.length === 0 ? '' : `WHERE ${conditions.map(compared).join(' AND ')}`,
      order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`,
      limit === undefined ? '' : `LIMIT ${limit}`,
    ]
    return { text: text.filter((part) => part !== '').join(' '), values: conditions.map(([, , value]) => value) }
  }
  const whole = order.length === 0 && take === undefined && fields.has('workspaceId')
  return { statement, byId: whole ? idsOf(conditions) : null, answer }
}

const selecting = (model: string, fields: Iterable<string>) =>
  `SELECT ${[...fields].map((field) => `"${columnOf(field)}" AS "${field}"`).join(', ')} FROM "${columnOf(model)}"`

const byIdTexts = new Map<string, string>()

/** All columns of the rows of a workspace with these ids. */
export function readById(model: string, workspaceId: string, ids: readonly string[]): Statement {
  const text =
    byIdTexts.get(model) ?? `${selecting(model, fieldsOf(model) ?? [])} WHERE "workspace_id" = $1 AND "id" = ANY($2)`
  byIdTexts.set(model, text)
  return { text, values: [workspaceId, ids] }
}

type Condition = [field: string, comparison: string, value: unknown]

function compared([field, comparison]: Condition, index: number): string {
  const place = `$${index + 1}`
  return `"${columnOf(field)}" ${comparison === 'in' ? `= ANY(${place})` : `${comparisons[comparison]} ${place}`}`
}

function conditionsByField(where: unknown, fields: ReadonlySet<string>): Condition[] | null {
  if (!isObject(where)) return null
  const conditions: Condition[] = []
  for (const [name, asked] of Object.entries(where)) {
    if (!fields.has(name)) {
      // The unique keys of several columns are named after them.
      if (!isObject(asked) || name !== Object.keys(asked).join('_')) return null
      const inner = conditionsByField(asked, fields)
      if (inner === null) return null
      conditions.push(...inner)
    } else if (isValue(asked)) conditions.push([name, 'equals', asked])
    else if (!isObject(asked)) return null
    else {
      for (const [comparison, value] of Object.entries(asked)) {
        const known = comparison === 'in' ? isTexts(value) : comparison in comparisons && isValue(value)
        if (!known) return null
        conditions.push([name, comparison, value])
      }
    }
  }
  return conditions
}

/** Nothing but ids is asked for, within one workspace at most. */
function idsOf(conditions: readonly Condition[]): PlainRead['byId'] {
  const workspace = conditions.find(([field, comparison]) => field === 'workspaceId' && comparison === 'equals')
  const [only, ...others] = conditions.filter((each) => each !== workspace)
  if (only === undefined || others.length > 0 || only[0] !== 'id') return null
  const [, comparison, value] = only
  const workspaceId = workspace === undefined ? null : String(workspace[2])
  if (comparison === 'in') return { ids: value as readonly string[], workspaceId }
  return comparison === 'equals' && typeof value === 'string' ? { ids: [value], workspaceId } : null
}

function orderOf(orderBy: unknown, fields: ReadonlySet<string>): string[] | null {
  const parts = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((part) => Object.entries(part))
  const known = parts.every(([field, way]) => fields.has(field) && (way === 'asc' || way === 'desc'))
  return known ? parts.map(([field, way]) => `"${columnOf(field)}" ${way === 'asc' ? 'ASC' : 'DESC'}`) : null
}

function columnsAsked(select: unknown, fields: ReadonlySet<string>): string[] | null {
  if (!isObject(select)) return null
  const asked = Object.entries(select)
  return asked.length > 0 && asked.every(([field, taken]) => fields.has(field) && taken === true)
    ? asked.map(([field]) => field)
    : null
}

const isValue = (value: unknown) =>
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Date
const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string')
