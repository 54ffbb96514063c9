/** The codes that a socket is closed with, besides those of graphql-transport-ws. */
export const closeCodes = {
  /** Nobody is signed in, or who was is not any more: sign in before opening another. */
  forbidden: 4403,
  /** More sockets or messages than one caller may have. */
  tooMany: 4429,
  /** The server cannot say who asks at present. */
  tryLater: 1013,
} as const
