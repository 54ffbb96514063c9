/** Where the graph is reached by a socket: the server that the page came from. */
export const socketUrl = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`
