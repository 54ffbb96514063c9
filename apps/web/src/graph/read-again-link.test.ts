import { ApolloClient, ApolloLink, gql, InMemoryCache, Observable, ServerError } from '@apollo/client'
import { describe, expect, test } from 'vitest'
import { readAgainLink } from './read-again-link.ts'

const gone = (status: number) =>
  new ServerError('gone', { response: new Response('', { status }), bodyText: 'No server is available' })

/** A client whose server fails so often before it answers; `asked` counts. */
function clientOf(failures: readonly Error[]) {
  let asked = 0
  const server = new ApolloLink(
    () =>
      new Observable((observer) => {
        const failure = failures[asked]
        asked += 1
        if (failure !== undefined) return observer.error(failure)
        observer.next({ data: { word: 'said' } })
        observer.complete()
      }),
  )
  const client = new ApolloClient({ cache: new InMemoryCache(), link: readAgainLink.concat(server) })
  return { client, asked: () => asked }
}

describe('what is read', () => {
  test.each([gone(502), gone(503), gone(504), new TypeError('Failed to fetch')])(
    'while a process goes away is asked for again (%s)',
    async (failure) => {
      const { client, asked } = clientOf([failure, failure])
      expect((await client.query({ query: gql`{ word }` })).data).toEqual({ word: 'said' })
      expect(asked()).toBe(3)
    },
  )

  test('is not asked for again where the server itself says no', async () => {
    const { client, asked } = clientOf([gone(500)])
    await expect(client.query({ query: gql`{ word }` })).rejects.toThrow('gone')
    expect(asked()).toBe(1)
  })

  test('is not asked for again where the moment matters', async () => {
    const { client, asked } = clientOf([gone(503)])
    await expect(client.query({ query: gql`{ word }`, context: { readOnce: true } })).rejects.toThrow('gone')
    expect(asked()).toBe(1)
  })

  test('is given up after a few times', async () => {
    const { client, asked } = clientOf(Array.from({ length: 9 }, () => gone(503)))
    await expect(client.query({ query: gql`{ word }` })).rejects.toThrow('gone')
    expect(asked()).toBe(4)
  })
})

test('what is written is never sent again by itself', async () => {
  const { client, asked } = clientOf([gone(503)])
  await expect(client.mutate({ mutation: gql`mutation { word }` })).rejects.toThrow('gone')
  expect(asked()).toBe(1)
})
