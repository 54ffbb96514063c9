/** What one operation may ask for; the same over HTTP and sockets, and for the page's own documents at build time. */
export const limits = {
  depth: 10,
  aliases: 30,
  /** An object costs 1, leaves are free; what each row of a page asks for costs a tenth, times the page's size. */
  cost: 1_000,
  /** The most objects that an answer may hold. */
  nodes: 10_000,
  pageSize: 100,
  defaultPageSize: 20,
} as const

/** Lexical tokens of a document, counted while it is parsed. */
export const maxTokens = 2_000
