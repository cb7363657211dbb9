import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import postgres from 'postgres'
import { forPostgresJs, ZONE } from './address.ts'

const CONNECTING = 10_000

interface Options {
  /** How many connections it may open. */
  most: number
  /** Longer than any statement takes, in milliseconds. A server in the network is not waited for longer. */
  silence: number
}

/** Ends a connection on which nothing was heard between two looks. TLS above it notices that. */
const endWhenSilent = (socket: Socket, silence: number): void => {
  let heard = -1
  const look = setInterval(() => {
    if (socket.bytesRead === heard) socket.destroy()
    if (socket.destroyed) clearInterval(look)
    heard = socket.bytesRead
  }, silence).unref()
}

/**
 * Connections for what is written best in SQL.
 *
 * A server in the network can fall silent without closing its connections. postgres.js would wait until
 * the operating system gives up, a quarter of an hour or more. So what waits fails before, as with any lost
 * connection, and the next statement opens a new one. Connections that are not used end before that.
 */
export const openSql = (url: string, { most, silence }: Options): postgres.Sql => {
  const { url: address, ...place } = forPostgresJs(url)
  const { hostname, port } = new URL(address)
  const inNetwork = {
    idle_timeout: silence / 2000,
    async socket() {
      const socket = connect(Number(port || 5432), hostname.replace(/^\[|\]$/g, ''))
      await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECTING) })
      endWhenSilent(socket, silence)
      // By this name TLS asks for the server's certificate.
      return Object.assign(socket, { host: hostname })
    },
  }
  return postgres(address, {
    ...place,
    ...(place.host === undefined && inNetwork),
    max: most,
    connect_timeout: CONNECTING / 1000,
    connection: { application_name: 'varsku', TimeZone: ZONE },
    // By default, notices are printed.
    onnotice: () => {},
  })
}
