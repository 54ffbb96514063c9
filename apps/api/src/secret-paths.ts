/** Addresses of the page that let in whoever knows them: the live board of a wall, an invitation. */
const secret = /^(\/(?:board|invite)\/)[^?#]+/

export const holdsSecret = (url: string): boolean => secret.test(url)

/** The address as it may stand in a log. */
export const withoutSecret = (url: string): string => url.replace(secret, '$1…')
