import { randomUUID } from 'node:crypto'
import { giveGrant, prepareJobs, type Viewer } from '@assay/record'
import type { GraphQLField } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, aWorkspace, viewerOf } from '../../../test/support/builders.ts'
import { programmeIn } from '../../../test/support/programme.ts'
import { aServedRecord, type Headers, type ServedRecord } from '../../../test/support/served-record.ts'
import {
  type Choose,
  deepQuestionOf,
  fieldsWithPlaces,
  nodeTypes,
  type Place,
  placesOf,
  type Question,
  questionOf,
  rootFields,
} from './every-field.samples.ts'
import { anotherLike, type Filled, fill, fillWorkspace, globalId, rowsOf, typesMeantBy } from './told-apart.samples.ts'

const foreignWord = 'zebrafish'
const hiddenWord = 'quicksilver'
const openToVisitors = ['setup', 'invitationPreview', 'viewer', 'setUpWorkspace', 'acceptInvitation']
/** How a field of a type is reached from a root. */
const wayTo: { readonly [type: string]: (call: string) => string } = {
  Viewer: (call) => `viewer { ${call} }`,
  Engagement: (call) => `engagements(first: 50) { nodes { ${call} } }`,
  ModelVersion: (call) => `engagements(first: 20) { nodes { modelVersions { ${call} } } }`,
}

type Field = GraphQLField<unknown, unknown>
type World = Pick<Filled, 'ids' | 'keys'>
type Case = { name: string; headers: Headers; others: World; word: string }

describe('the graph', () => {
  let served: ServedRecord
  let own: Filled
  /** Of our whole workspace. */
  let all: World
  let foreign: World
  let foreignAdmin: Headers
  let admin: Headers
  let cases: Case[]

  beforeAll(async () => {
    served = await aServedRecord({ freeText: true, costAMinute: 10_000_000 })
    const { record, workspaceId, ownerUrl } = served
    await prepareJobs(ownerUrl)
    const seat = async (workspace: string, role: string, name = 'Ada') =>
      viewerOf(record, workspace, await aMembership(record, workspace, { role, name }))

    own = await fill(served, served.admin, 'plain')
    const quiet = await fill(served, served.admin, hiddenWord, { restricted: true })
    const hidden = { ...quiet, keys: oneOfEach(quiet.keys) }
    const elsewhere = await aWorkspace(record)
    const other = await programmeIn({ record, workspaceId: elsewhere })
    const stranger = await seat(elsewhere, 'ADMIN', foreignWord)
    // More than we have: keys of theirs that are none of ours.
    for (let n = 0; n < 3; n += 1) await fill(other, stranger, foreignWord)
    await fillWorkspace(other, stranger, foreignWord)
    all = await rowsOf(served)
    const theirs = await rowsOf(other)
    const strange = theirs.keys.filter((key) => !all.keys.includes(key))
    foreign = { ...theirs, keys: oneOfEach(strange) }

    const guest = await seat(workspaceId, 'GUEST')
    const membershipId = guest.membershipId ?? ''
    await giveGrant(record, served.admin, { membershipId, role: 'CONTRIBUTOR', engagementId: own.engagementId })
    const signer = await seat(workspaceId, 'SIGNER')
    admin = await served.signedIn(served.admin)
    foreignAdmin = await served.signedIn(stranger)
    const person = async (name: string, viewer: Viewer, others: World, word: string) => ({
      name,
      headers: await served.signedIn(viewer),
      others,
      word,
    })
    cases = [
      await person('an administrator of another workspace', served.admin, foreign, foreignWord),
      await person('a guest', guest, hidden, hiddenWord),
      await person('a guest of another workspace', guest, foreign, foreignWord),
      await person('a member whom a restricted engagement does not name', signer, hidden, hiddenWord),
    ]
    return served.close
  }, 120_000)

  const ask = (headers: Headers, { query, variables }: Question) => served.ask(headers, query, variables)
  /** Our own objects, wherever something is asked for. */
  const ours: Choose = (path, name) => {
    if (name === 'evidenceType') return 'REGISTER_ENTRY'
    if (name === 'scopeCode') return 'DATA'
    if (name === 'id' && path.startsWith('input')) return randomUUID()
    try {
      const [type = ''] = typesMeantBy(name)
      const [id] = [...(own.ids.get(type) ?? []), ...(all.ids.get(type) ?? [])]
      return globalId(type, id ?? randomUUID())
    } catch {
      return /[kK]ey$/.test(name) && name !== 'idempotencyKey' ? own.keys[0] : undefined
    }
  }

  const deepQuestions = new Map<string, Question>()
  const deep = (field: Field): Question => {
    const question = deepQuestions.get(field.name) ?? deepQuestionOf('query', field, ours)
    deepQuestions.set(field.name, question)
    return question
  }

  describe('for a visitor', () => {
    test('answers UNAUTHENTICATED at every field but those that let people in', async () => {
      for (const operation of ['query', 'mutation'] as const) {
        for (const field of rootFields(operation)) {
          const { errors, text } = await ask({}, questionOf(operation, field, ours))
          const refused = errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
          expect([field.name, refused, text]).toEqual([field.name, !openToVisitors.includes(field.name), text])
        }
      }
    })
    test('says nobody is signed in, and no more', async () => {
      expect((await served.ask({}, '{ viewer { __typename } }')).data).toEqual({ viewer: null })
    })
  })

  describe('for a token', () => {
    test('answers nothing without the scope to read', async () => {
      const { headers } = await served.tokenOf(served.admin, ['intake', 'findings:write', 'gates:read', 'admin:read'])
      for (const operation of ['query', 'mutation'] as const) {
        for (const field of rootFields(operation)) {
          const { status, data, errors } = await ask(headers, questionOf(operation, field, ours))
          expect([field.name, status, data, errors[0]?.extensions?.code]).toEqual([field.name, 403, null, 'FORBIDDEN'])
        }
      }
    })
    test('that only reads refuses every change', async () => {
      const { headers } = await served.tokenOf(served.admin, ['read', 'gates:read', 'admin:read'])
      const before = await served.ask(headers, '{ activityHead }')
      for (const field of rootFields('mutation')) {
        const { data, text } = await ask(headers, questionOf('mutation', field, ours))
        const refusals = openToVisitors.includes(field.name) ? ['Denied', 'InvalidInput', 'NotFound'] : ['Denied']
        const answer = Object(data?.[field.name]) as { __typename?: string }
        expect([field.name, refusals.includes(answer.__typename ?? ''), text]).toEqual([field.name, true, text])
      }
      expect((await served.ask(headers, '{ activityHead }')).data).toEqual(before.data)
    })
  })

  /** The same question about their object and about one that is nobody's. */
  async function tellsApart(headers: Headers, question: (value: string) => Question, theirs: string, nobodys: string) {
    const [one, other] = await Promise.all([theirs, nobodys].map((value) => ask(headers, question(value))))
    const plain = (text = '', value: string) =>
      text
        .replaceAll(value, '…')
        .replace(/"requestId":"[^"]*"/g, '')
        .replace(/[0-9a-f-]{36}/g, '…')
    return plain(one?.text, theirs) === plain(other?.text, nobodys) ? [] : [`${one?.text} ≠ ${other?.text}`]
  }
  const pairsFor = ({ type, name }: Place, { ids, keys }: World): [string, string][] =>
    type === 'String'
      ? keys.map((key) => [key, `${key.split('-')[0]}-9999`])
      : typesMeantBy(name).flatMap((each) =>
          (ids.get(each) ?? [])
            .slice(0, 2)
            .map((id): [string, string] => [globalId(each, id), globalId(each, anotherLike(id))]),
        )
  /** The client draws the id of what it makes; within one workspace it cannot draw another's unnoticed. */
  const drawn = (place: Place) => place.name === 'id' && place.path.startsWith('input')

  test('answers for what belongs to others as for what does not exist, wherever an id or a key is taken', async () => {
    const told: string[] = []
    const questions: (() => Promise<void>)[] = []
    for (const { name, headers, others } of cases) {
      for (const operation of ['query', 'mutation'] as const) {
        for (const field of rootFields(operation)) {
          for (const place of placesOf(field).filter((each) => !drawn(each))) {
            const question = (value: string) =>
              questionOf(operation, field, (path, each) => (path === place.path ? value : ours(path, each)), [
                place.path,
              ])
            for (const [theirs, nobodys] of pairsFor(place, others)) {
              questions.push(async () => {
                const apart = await tellsApart(headers, question, theirs, nobodys)
                told.push(...apart.map((each) => `${name}: ${field.name}(${place.path}) ${each}`))
              })
            }
          }
        }
      }
    }
    expect(questions.length).toBeGreaterThan(300)
    await abreast(questions)
    expect(told).toEqual([])
  }, 120_000)

  test('does so in the arguments of fields further down', async () => {
    const told: string[] = []
    for (const { type, field } of fieldsWithPlaces()) {
      const way = wayTo[type.name]
      if (way === undefined) throw new Error(`How is ${type.name} reached? Say it in this test`)
      for (const { name, headers, others } of cases) {
        for (const place of placesOf(field)) {
          for (const [theirs, nobodys] of pairsFor(place, others)) {
            const question = (value: string) => nested(field, place, value, way)
            const apart = await tellsApart(headers, question, theirs, nobodys)
            told.push(...apart.map((each) => `${name}: ${type.name}.${field.name}(${place.path}) ${each}`))
          }
        }
      }
    }
    expect(told).toEqual([])
  }, 120_000)

  function nested(field: Field, place: Place, value: string, way: (call: string) => string): Question {
    const told = field.name === 'can' ? '{ allowed reason }' : '{ totalCount nodes { id } }'
    const { query, variables } = questionOf(
      'query',
      field,
      (path, each) => (path === place.path ? value : ours(path, each)),
      [place.path],
    )
    const call = /\{ (\w+\(.*?\)) (\{.*\})? ?\}$/.exec(query)?.[1] ?? ''
    const declared = /^query( \(.*?\))? \{/.exec(query)?.[1] ?? ''
    return { query: `query${declared} { ${way(`${call} ${told}`)} }`, variables }
  }

  test('answers nothing for every id of others at once', async () => {
    for (const { name, headers, others, word } of cases) {
      for (const type of nodeTypes()) {
        const ids = (others.ids.get(type) ?? []).slice(0, 100).map((id) => globalId(type, id))
        for (const asked of ['__typename', 'id', '... on Engagement { name } ... on Finding { title }']) {
          const { text } = await served.ask(headers, `query ($ids: [ID!]!) { nodes(ids: $ids) { ${asked} } }`, { ids })
          expect([name, type, text]).not.toEqual([name, type, expect.stringMatching(`__typename|${word}|"id"`)])
        }
      }
    }
  }, 120_000)

  test('shows no byte of others in any list, count, figure or connection', async () => {
    const seen: string[] = []
    for (const field of rootFields('query')) {
      const question = deep(field)
      for (const { name, headers, others, word } of cases) {
        const { text } = await ask(headers, question)
        if (text.includes(word)) seen.push(`${name}: ${field.name}`)
        for (const [type, ids] of others.ids) {
          if (ids.some((id) => text.includes(id) || text.includes(globalId(type, id))))
            seen.push(`${name}: ${field.name} ${type}`)
        }
        expect([field.name, text]).not.toEqual([field.name, expect.stringContaining('INTERNAL_SERVER_ERROR')])
      }
    }
    expect(seen).toEqual([])
  }, 120_000)

  test('shows them to those whose they are', async () => {
    const shown = async (headers: Headers, word: string) => {
      const names: string[] = []
      for (const field of rootFields('query')) {
        if ((await ask(headers, deep(field))).text.includes(word)) names.push(field.name)
      }
      return names
    }
    expect(await shown(foreignAdmin, foreignWord)).toEqual(
      expect.arrayContaining([
        'activity',
        'engagements',
        'findings',
        'gates',
        'members',
        'apiTokens',
        'invitations',
        'workspace',
      ]),
    )
    expect(await shown(admin, hiddenWord)).toEqual(expect.arrayContaining(['engagements', 'findings', 'activity']))
  }, 120_000)

  test('finds nothing of others by searching for it', async () => {
    for (const { headers, word } of cases) {
      const { data } = await served.ask(
        headers,
        `query ($word: String!) {
        findings(filter: { search: $word }) { totalCount counts { total } nodes { id } }
        labelled: findings(filter: { label: $word }) { totalCount }
        engagements(filter: { search: $word }) { totalCount nodes { id } }
      }`,
        { word },
      )
      expect(data).toEqual({
        findings: { totalCount: 0, counts: { total: 0 }, nodes: [] },
        labelled: { totalCount: 0 },
        engagements: { totalCount: 0, nodes: [] },
      })
    }
  })
})

/** One key of each kind. */
const oneOfEach = (keys: readonly string[]): string[] => [
  ...new Map(keys.map((key) => [key.split('-')[0], key] as const)).values(),
]

/** A few at a time, as many as a small pool of connections bears. */
async function abreast(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks]
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task()
  }
  await Promise.all([work(), work(), work()])
}
