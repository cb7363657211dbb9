import {
  type BinaryNode,
  decodeBinaryNode,
  encodeBinaryNode,
  type proto,
} from '@whiskeysockets/baileys'
import type { WebSocket } from 'ws'
import { createHandshake, HEADER, type ServerKeys, type Transport } from './noise.ts'

/** One connection of the bot, once its handshake is done. */
export interface Link {
  send(stanza: BinaryNode): void
  /** Ends it in order; what was sent before still arrives. */
  close(): void
  /** Ends it as a broken cable does. */
  drop(): void
}

/** Who connected. */
export interface Login {
  payload: proto.IClientPayload
  noiseKey: Buffer
}

interface Needs {
  keys: ServerKeys
  /** Called once; what it returns is called with each stanza, one after the other. */
  open(link: Link, login: Login): (stanza: BinaryNode) => Promise<void> | void
  closed(link: Link): void
  failed(error: unknown): void
}

const framed = (data: Uint8Array) => {
  const length = Buffer.alloc(3)
  length.writeUIntBE(data.length, 0, 3)
  return Buffer.concat([length, data])
}

/** Bytes of the header at the start of a connection; undefined while it is incomplete. */
const headerLength = (bytes: Buffer): number | undefined => {
  const isRouted = bytes.subarray(0, 2).toString() === 'ED'
  if (isRouted && bytes.length < 7) return undefined
  const routing = isRouted ? 7 + bytes.readUIntBE(4, 3) : 0
  if (bytes.length < routing + HEADER.length) return undefined
  if (!bytes.subarray(routing, routing + HEADER.length).equals(HEADER)) {
    throw new Error('the client speaks another protocol')
  }
  return routing + HEADER.length
}

/** Speaks WhatsApp's framing and Noise over a websocket, so that the rest deals in stanzas. */
export const openLink = (socket: WebSocket, { keys, open, closed, failed }: Needs): Link => {
  const handshake = createHandshake(keys)
  let stage: 'header' | 'hello' | 'finish' | 'open' = 'header'
  let bytes: Buffer = Buffer.alloc(0)
  let transport: Transport | undefined
  let handle: ((stanza: BinaryNode) => Promise<void> | void) | undefined
  let handled = Promise.resolve()

  const link: Link = {
    send(stanza) {
      if (transport && socket.readyState === socket.OPEN) {
        socket.send(framed(transport.seal(encodeBinaryNode(stanza))))
      }
    },
    close: () => socket.close(),
    drop: () => socket.terminate(),
  }

  const take = (frame: Buffer) => {
    if (stage === 'hello') {
      socket.send(framed(handshake.hello(frame)))
      stage = 'finish'
    } else if (stage === 'finish') {
      const { payload, noiseKey, transport: made } = handshake.finish(frame)
      transport = made
      stage = 'open'
      handle = open(link, { payload, noiseKey })
    } else if (transport) {
      const plain = transport.open(frame)
      handled = handled
        .then(async () => handle?.(await decodeBinaryNode(plain)))
        .catch((error: unknown) => failed(error))
    }
  }

  socket.on('message', (data: Buffer) => {
    try {
      bytes = Buffer.concat([bytes, data])
      if (stage === 'header') {
        const length = headerLength(bytes)
        if (length === undefined) return
        bytes = bytes.subarray(length)
        stage = 'hello'
      }
      while (bytes.length >= 3 && bytes.length >= 3 + bytes.readUIntBE(0, 3)) {
        const end = 3 + bytes.readUIntBE(0, 3)
        const frame = bytes.subarray(3, end)
        bytes = bytes.subarray(end)
        take(frame)
      }
    } catch (error) {
      failed(error)
      socket.terminate()
    }
  })
  socket.on('close', () => closed(link))
  socket.on('error', () => socket.terminate())
  return link
}
