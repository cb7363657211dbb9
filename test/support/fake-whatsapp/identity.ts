import {
  type BinaryNode,
  Curve,
  generateSignalPubKey,
  signedKeyPair,
} from '@whiskeysockets/baileys'
import {
  ProtocolAddress,
  SessionBuilder,
  SessionCipher,
  SessionRecord,
  type SignalStorage,
} from 'libsignal'
import { bigEndian, bytesAt, find, node, numberAt } from './nodes.ts'

interface PublicKey {
  id: number
  value: Buffer
}

/** The public keys with which a first message to a device can be encrypted. */
export interface Bundle {
  registration: number
  identity: Buffer
  signed: PublicKey & { signature: Buffer }
  oneTime?: PublicKey
}

const keyType = Buffer.from([5])

const keyNode = (tag: string, { id, value }: PublicKey, more: BinaryNode[] = []) =>
  node(tag, {}, [node('id', {}, bigEndian(id, 3)), node('value', {}, value), ...more])

/** A bundle as the server hands it out. */
export const bundleNodes = ({ registration, ...keys }: Bundle): BinaryNode[] => [
  node('registration', {}, bigEndian(registration, 4)),
  ...keyNodes(keys),
]

/** The part of a bundle that a retry receipt carries under `keys`. */
export const keyNodes = ({ identity, signed, oneTime }: Omit<Bundle, 'registration'>) => [
  node('type', {}, keyType),
  node('identity', {}, identity),
  ...(oneTime ? [keyNode('key', oneTime)] : []),
  keyNode('skey', signed, [node('signature', {}, signed.signature)]),
]

/** One key as the bot uploads it. */
export const readKey = (from: BinaryNode): PublicKey => ({
  id: numberAt(from, 'id'),
  value: bytesAt(from, 'value'),
})

/** The signed key as the bot uploads it. */
export const readSignedKey = (from: BinaryNode) => ({
  ...readKey(from),
  signature: bytesAt(from, 'signature'),
})

/** The bundle in a retry receipt of the bot; the first retry has none. */
export const bundleOfReceipt = (receipt: BinaryNode): Bundle | undefined => {
  const keys = find(receipt, 'keys')
  const [signed, oneTime] = [keys && find(keys, 'skey'), keys && find(keys, 'key')]
  if (!keys || !signed) return undefined
  return {
    registration: numberAt(receipt, 'registration'),
    identity: bytesAt(keys, 'identity'),
    signed: readSignedKey(signed),
    ...(oneTime ? { oneTime: readKey(oneTime) } : {}),
  }
}

/** Session records are changed in place, also by what then fails; so they are kept written down. */
type Written = ReturnType<SessionRecord['serialize']>

/** A phone's Signal identity: its keys, and its sessions with the bot's devices, by their number. */
export const createIdentity = () => {
  const pair = Curve.generateKeyPair()
  const signed = signedKeyPair(pair, 1)
  const registration = 1 + Math.floor(Math.random() * 16_380)
  const oneTimes = new Map<number, { privKey: Buffer; pubKey: Buffer }>()
  const sessions = new Map<string, Written>()
  let lastKey = 0

  const forSignal = ({ private: secret, public: open }: typeof pair) => ({
    privKey: Buffer.from(secret),
    pubKey: Buffer.from(generateSignalPubKey(open)),
  })
  const storage: SignalStorage = {
    loadSession: async (id) => {
      const found = sessions.get(id)
      return found && SessionRecord.deserialize(found)
    },
    storeSession: async (id, record) => {
      sessions.set(id, record.serialize())
    },
    isTrustedIdentity: () => true,
    loadPreKey: async (id) => oneTimes.get(Number(id)),
    removePreKey: (id) => {
      oneTimes.delete(id)
    },
    loadSignedPreKey: () => forSignal(signed.keyPair),
    getOurRegistrationId: () => registration,
    getOurIdentity: () => forSignal(pair),
  }
  const cipher = (device: number) => new SessionCipher(storage, new ProtocolAddress('bot', device))

  return {
    pair,
    /** Keys for one more first message. */
    bundle(): Bundle {
      lastKey += 1
      const oneTime = Curve.generateKeyPair()
      oneTimes.set(lastKey, forSignal(oneTime))
      return {
        registration,
        identity: Buffer.from(pair.public),
        signed: {
          id: signed.keyId,
          value: Buffer.from(signed.keyPair.public),
          signature: Buffer.from(signed.signature),
        },
        oneTime: { id: lastKey, value: Buffer.from(oneTime.public) },
      }
    },
    knows: (device: number) => sessions.has(new ProtocolAddress('bot', device).toString()),
    /** Begins a new session with a device. */
    async meets(device: number, bundle: Bundle) {
      const { registration: registrationId, identity, signed: theirs, oneTime } = bundle
      const asKey = ({ id, value }: PublicKey) => ({
        keyId: id,
        publicKey: Buffer.from(generateSignalPubKey(value)),
      })
      await new SessionBuilder(storage, new ProtocolAddress('bot', device)).initOutgoing({
        registrationId,
        identityKey: Buffer.from(generateSignalPubKey(identity)),
        signedPreKey: { ...asKey(theirs), signature: theirs.signature },
        // libsignal does without a one-time key; only its types do not say so.
        ...(oneTime ? { preKey: asKey(oneTime) } : {}),
      } as Parameters<SessionBuilder['initOutgoing']>[0])
    },
    async encrypts(device: number, plain: Uint8Array) {
      const { type, body } = await cipher(device).encrypt(Buffer.from(plain))
      return { type: type === 3 ? 'pkmsg' : 'msg', content: Buffer.from(body, 'binary') }
    },
    decrypts: (device: number, type: string, content: Buffer): Promise<Buffer> =>
      type === 'pkmsg'
        ? cipher(device).decryptPreKeyWhisperMessage(content)
        : cipher(device).decryptWhisperMessage(content),
  }
}
export type Identity = ReturnType<typeof createIdentity>
