/** Nobody is signed in, or what is asked for is not theirs: the edge answers UNAUTHENTICATED or null. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
  constructor() {
    super('Sign in, or send an API token that may read this')
  }
}
