import type { Product } from './product.ts'

/** Asks the running product's graph as a pipeline does, with the demo programme's token. Throws what it objects to. */
export async function askGraph<Data>(
  { url, token }: Pick<Product, 'url' | 'token'>,
  query: string,
  variables: object = {},
): Promise<Data> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors = [] }: { data?: Data; errors?: { message: string }[] } = await answer.json()
  if (data === undefined || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '))
  return data
}
