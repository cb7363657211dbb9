// What may stand between the bot and its PostgreSQL.
import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'

const listening = async (server: Server, url: string): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.')
  const through = new URL(url)
  through.host = `127.0.0.1:${address.port}`
  return through.href
}

const closing = (server: Server, sockets: Set<Socket>) => async () => {
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
}

/** A way to a PostgreSQL that can stop passing on what is said, as a server does that is frozen. */
export const createFreezer = async (url: string) => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let frozen = false
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => void (frozen || to.write(bytes)))
      from.on('error', () => {})
      from.on('close', () => void (frozen || to.destroy()))
    }
  })
  return {
    url: await listening(server, url),
    freeze(): void {
      frozen = true
    },
    close: closing(server, sockets),
  }
}

/** Whole messages of PostgreSQL's protocol, and what is left of the next one. */
const cut = (bytes: Buffer): { messages: Buffer[]; rest: Buffer } => {
  const messages: Buffer[] = []
  let rest = bytes
  while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
    const end = rest.readInt32BE(1) + 1
    messages.push(rest.subarray(0, end))
    rest = rest.subarray(end)
  }
  return { messages, rest }
}

const message = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** What a server says to somebody whom it lets in, and that it is ready. */
const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))])

/** A connection to PostgreSQL of the pooler's own, logged in. */
const logIn = async (url: string): Promise<{ stream: Socket; end(): Promise<void> }> => {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  const { connection } = client as unknown as { connection: { stream: Socket } }
  connection.stream.removeAllListeners('data')
  return { stream: connection.stream, end: () => client.end() }
}

/**
 * A PgBouncer in transaction mode: whoever says something gets the connection that was used last, and
 * gives it back when the statement, or the transaction, is over.
 */
export const createTransactionPooler = async (url: string) => {
  const idle: Awaited<ReturnType<typeof logIn>>[] = []
  const sockets = new Set<Socket>()

  const serve = (client: Socket) => {
    sockets.add(client)
    client.on('error', () => {})
    let begun = false
    let unread: Buffer = Buffer.alloc(0)
    let server: Promise<Awaited<ReturnType<typeof logIn>>> | undefined
    let order = Promise.resolve()

    const take = async () => {
      const taken = idle.pop() ?? (await logIn(url))
      sockets.add(taken.stream)
      let heard: Buffer = Buffer.alloc(0)
      taken.stream.on('data', (bytes: Buffer) => {
        const { messages, rest } = cut(Buffer.concat([heard, bytes]))
        heard = rest
        for (const said of messages) {
          const isOver = said[0] === 'Z'.charCodeAt(0) && said[5] === 'I'.charCodeAt(0)
          if (isOver) {
            taken.stream.removeAllListeners('data')
            idle.push(taken)
            server = undefined
          }
          client.write(said)
        }
      })
      return taken
    }

    client.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes])
      if (!begun) {
        const isForTls = unread.readInt32BE(4) === 80_877_103
        unread = unread.subarray(unread.readInt32BE(0))
        begun = !isForTls
        client.write(isForTls ? 'N' : WELCOME)
        return
      }
      const { messages, rest } = cut(unread)
      unread = rest
      for (const said of messages) {
        if (said[0] === 'X'.charCodeAt(0)) return void client.end()
        order = order.then(async () => {
          server ??= take()
          ;(await server).stream.write(said)
        })
      }
    })
  }

  const server = createServer(serve)
  return { url: await listening(server, url), close: closing(server, sockets) }
}

/** A way to a PostgreSQL that counts what is run there: each statement that is executed, BEGIN and COMMIT too. */
export const createCounter = async (url: string) => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const run: string[] = []

  const listen = (client: Socket): void => {
    const prepared = new Map<string, string>()
    let bound = ''
    let begun = false
    let unread: Buffer = Buffer.alloc(0)
    client.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes])
      // Who one is comes first, and bears no kind.
      if (!begun) unread = unread.subarray(unread.readInt32BE(0))
      begun = true
      const { messages, rest } = cut(unread)
      unread = rest
      for (const said of messages) {
        const [first = '', second = ''] = said.subarray(5).toString().split('\0')
        const kind = String.fromCharCode(said[0] ?? 0)
        if (kind === 'P') prepared.set(first, second)
        if (kind === 'B') bound = prepared.get(second) ?? ''
        if (kind === 'E') run.push(bound)
        if (kind === 'Q') run.push(first)
      }
    })
  }

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => void to.write(bytes))
      from.on('error', () => {})
      from.on('close', () => void to.destroy())
    }
    listen(client)
  })
  return {
    url: await listening(server, url),
    /** What was run since the last call. */
    taken: (): string[] => run.splice(0).map((statement) => statement.replace(/\s+/g, ' ').trim()),
    close: closing(server, sockets),
  }
}
