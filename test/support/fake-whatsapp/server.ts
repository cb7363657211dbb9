import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BinaryNode } from '@whiskeysockets/baileys'
import { WebSocketServer } from 'ws'
import { createAccount } from './account.ts'
import { createCarriage } from './carriage.ts'
import { createFaults } from './faults.ts'
import { type Link, type Login, openLink } from './link.ts'
import { childrenOf, find, node, SERVER, seconds } from './nodes.ts'
import { createServerKeys } from './noise.ts'
import { createPairing } from './pairing.ts'
import { createPeople } from './people.ts'
import { createPerson, type PersonOptions, type World } from './person.ts'
import { createPost } from './post.ts'
import { createQueries } from './queries.ts'
import { keepLibsignalQuiet } from './quiet.ts'
import { createRetries } from './retries.ts'
import { createUpkeep } from './upkeep.ts'

/**
 * Starts a server that behaves as WhatsApp's does, as far as a bot can tell that talks with people.
 * The real library connects to it, over a real websocket, with real encryption all the way.
 *
 * It lives longer than the bot: account, persons, their sessions and what waits to be delivered are
 * still there when the bot comes back.
 */
export const createFakeWhatsApp = async () => {
  keepLibsignalQuiet()
  const keys = createServerKeys()
  const account = createAccount()
  const people = createPeople()
  const post = createPost()
  const retries = createRetries()
  const links = new Set<Link>()
  const faults = createFaults({ links: () => links })
  const pairing = createPairing(account)
  const world: World = { account, people, post, faults, retries }
  const carriage = createCarriage({ account, people, faults })
  const upkeep = createUpkeep({ account, post })
  const problems: unknown[] = []
  let connections = 0
  let current: Link | undefined

  const unlinks = () => {
    account.unlinks()
    post.empties()
    faults.streamError(401, 'device_removed')
  }
  const answer = createQueries({ account, people, unlinks })

  const settleReceipt = async (link: Link, stanza: BinaryNode) => {
    if (faults.dropsOnReceipt()) return link.drop()
    const { id = '', type } = stanza.attrs
    const more = childrenOf(find(stanza, 'list') ?? node('list')).map(({ attrs }) => attrs.id ?? '')
    for (const one of [id, ...more]) {
      post.settle('message', one, type === 'retry' ? 'unreadable' : 'received')
    }
    if (type === 'retry') await retries.asked(stanza)
  }

  const takeFromLinked = async (link: Link, stanza: BinaryNode) => {
    const { id = '', class: kind = '', error, type } = stanza.attrs
    if (stanza.tag === 'iq') {
      if (type === 'result') return
      link.send(answer(stanza))
      if (find(stanza, 'active')) link.send(node('ib', { from: SERVER }, [node('offline_preview')]))
    } else if (stanza.tag === 'ib' && find(stanza, 'offline_batch')) {
      const count = post.opens(link).toString()
      link.send(node('ib', { from: SERVER }, [node('offline', { count })]))
      await upkeep.sendsHistory()
    } else if (stanza.tag === 'message') await carriage.takes(link, stanza)
    else if (stanza.tag === 'receipt') await settleReceipt(link, stanza)
    else if (stanza.tag === 'ack') post.settle(kind, id, error ? 'refused' : 'received')
    upkeep.looksAtKeys()
  }

  const login = (link: Link, { payload, noiseKey }: Login) => {
    const { username, device } = payload
    const reason = faults.takesLogin()
    const address = `${username}:${device ?? 0}@s.whatsapp.net`
    const refusal = reason ?? (account.knows(address, noiseKey) ? undefined : 401)
    if (refusal !== undefined) {
      link.send(node('failure', { reason: refusal.toString(), location: 'fake' }))
      link.close()
      return
    }
    if (current) {
      current.send(node('stream:error', {}, [node('conflict', { type: 'replaced' })]))
      current.close()
      post.closes(current)
    }
    current = link
    link.send(node('success', { t: seconds(), lid: account.me.lid }))
    const routing = node('routing_info', {}, Buffer.from('fake'))
    link.send(node('ib', { from: SERVER }, [node('edge_routing', {}, [routing])]))
  }

  const open = (link: Link, arrived: Login) => {
    links.add(link)
    if (arrived.payload.devicePairingData) {
      pairing.begins(link, arrived)
      return (stanza: BinaryNode) => pairing.takes(link, stanza)
    }
    login(link, arrived)
    return (stanza: BinaryNode) => (current === link ? takeFromLinked(link, stanza) : undefined)
  }

  const closed = (link: Link) => {
    links.delete(link)
    pairing.gone(link)
    post.closes(link)
    if (current === link) current = undefined
  }

  const sockets = new WebSocketServer({ noServer: true })
  const http = createServer((_request, response) => response.writeHead(404).end())
  http.on('upgrade', (request, socket, head) => {
    if (!faults.takesConnection() || request.url?.startsWith('/ws/chat') !== true) {
      socket.destroy()
      return
    }
    connections += 1
    sockets.handleUpgrade(request, socket, head, (made) => {
      openLink(made, { keys, open, closed, failed: (error) => problems.push(error) })
    })
  })
  const listening = Promise.withResolvers<void>()
  http.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  const { port } = http.address() as AddressInfo

  return {
    url: `ws://127.0.0.1:${port}/ws/chat`,
    account,
    faults,
    /**
     * Messages of the bot that were accepted, and how often each came; by id. What a phone asks for
     * again comes again.
     */
    accepted: carriage.accepted,
    /** What went wrong in the fake itself. Nothing should. */
    problems,
    /** How many times the bot has connected. */
    get connections() {
      return connections
    },
    /** Resolves when the bot is logged in and has been sent what waited for it. */
    arrives: post.arrives,
    /** Whether the bot is logged in. */
    get isOnline() {
      return current !== undefined
    },
    /** How many stanzas the bot's device has not answered for. */
    waiting: post.waiting,
    /** The owner scans the bot's QR code; resolves when the bot is linked. */
    scan: pairing.scan,
    /** The owner types the bot's pairing code; resolves when the bot is linked. */
    enter: pairing.enter,
    /** The owner unlinks the bot. */
    unlinks,
    person: (options?: PersonOptions) => createPerson(world, options),
    async close() {
      carriage.ends()
      for (const client of sockets.clients) client.terminate()
      const ended = Promise.withResolvers<void>()
      http.close(() => ended.resolve())
      http.closeAllConnections()
      await ended.promise
    },
  }
}
export type FakeWhatsApp = Awaited<ReturnType<typeof createFakeWhatsApp>>
