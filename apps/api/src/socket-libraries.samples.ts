/** The libraries under our sockets, for measurements that stand beside them. */
export { useServer } from 'graphql-ws/use/ws'
export { WebSocket, WebSocketServer } from 'ws'
