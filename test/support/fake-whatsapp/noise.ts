import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys'

const MODE = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0')
/** What a client says first; the last two bytes are the versions of protocol and dictionary. */
export const HEADER = Buffer.from([0x57, 0x41, 6, 3])
const NOTHING = Buffer.alloc(0)

const nonce = (counter: number) => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(counter, 8)
  return bytes
}

const seal = (key: Uint8Array, counter: number, plain: Uint8Array, bound: Uint8Array) => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(counter)).setAAD(bound)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const open = (key: Uint8Array, counter: number, sealed: Uint8Array, bound: Uint8Array) => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(counter)).setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

const derive = (salt: Uint8Array, secret: Uint8Array): [Buffer, Buffer] => {
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, NOTHING, 64))
  return [bytes.subarray(0, 32), bytes.subarray(32)]
}

/** What the server shows to prove itself. */
export interface ServerKeys {
  noise: KeyPair
  chain: Uint8Array
}

/**
 * A chain of the fake's own. The library accepts it because `Curve.verify` of 7.0.0-rc14 never says
 * no; should that be mended, `WA_CERT_DETAILS.PUBLIC_KEY` is an exported object that a test can set.
 */
export const createServerKeys = (): ServerKeys => {
  const { Details } = proto.CertChain.NoiseCertificate
  const root = Curve.generateKeyPair()
  const intermediate = Curve.generateKeyPair()
  const noise = Curve.generateKeyPair()
  const upper = Details.encode({ serial: 1, issuerSerial: 0, key: intermediate.public }).finish()
  const lower = Details.encode({ serial: 2, issuerSerial: 1, key: noise.public }).finish()
  const chain = proto.CertChain.encode({
    intermediate: { details: upper, signature: Curve.sign(root.private, upper) },
    leaf: { details: lower, signature: Curve.sign(intermediate.private, lower) },
  }).finish()
  return { noise, chain }
}

/** The two directions of a connection after the handshake. */
export interface Transport {
  seal(plain: Uint8Array): Buffer
  open(sealed: Uint8Array): Buffer
}

/** The server's side of a Noise XX handshake, as WhatsApp does it. */
export const createHandshake = ({ noise, chain }: ServerKeys) => {
  let hash: Buffer = MODE
  let salt: Buffer = MODE
  let key: Buffer = MODE
  let counter = 0
  const ephemeral = Curve.generateKeyPair()

  const bind = (data: Uint8Array) => {
    hash = createHash('sha256').update(hash).update(data).digest()
  }
  const mix = (privateKey: Uint8Array, publicKey: Uint8Array) => {
    ;[salt, key] = derive(salt, Curve.sharedKey(privateKey, publicKey))
    counter = 0
  }
  const sealed = (plain: Uint8Array) => {
    const result = seal(key, counter++, plain, hash)
    bind(result)
    return result
  }
  const opened = (data: Uint8Array) => {
    const result = open(key, counter++, data, hash)
    bind(data)
    return result
  }

  bind(HEADER)
  return {
    /** Answers the client's first message. */
    hello(frame: Uint8Array): Uint8Array {
      const theirs = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral
      if (!theirs) throw new Error('the client said no hello')
      bind(theirs)
      bind(ephemeral.public)
      mix(ephemeral.private, theirs)
      const shown = sealed(noise.public)
      mix(noise.private, theirs)
      const serverHello = { ephemeral: ephemeral.public, static: shown, payload: sealed(chain) }
      return proto.HandshakeMessage.encode({ serverHello }).finish()
    },
    /** Takes the client's second message: who it is, and what it wants. */
    finish(frame: Uint8Array) {
      const finish = proto.HandshakeMessage.decode(frame).clientFinish
      if (!finish?.static || !finish.payload) throw new Error('the client did not finish')
      const noiseKey = opened(finish.static)
      mix(ephemeral.private, noiseKey)
      const payload = proto.ClientPayload.decode(opened(finish.payload))
      const [reading, writing] = derive(salt, NOTHING)
      let read = 0
      let written = 0
      const transport: Transport = {
        seal: (plain) => seal(writing, written++, plain, NOTHING),
        open: (data) => open(reading, read++, data, NOTHING),
      }
      return { payload, noiseKey, transport }
    },
  }
}
