import { createHmac, randomBytes } from 'node:crypto'
import { type BinaryNode, Curve, generateSignalPubKey, proto } from '@whiskeysockets/baileys'
// The library's own check of signatures never says no.
import { verifySignature } from 'libsignal/src/curve.js'
import type { Account } from './account.ts'
import type { Link, Login } from './link.ts'
import { bytesAt, find, newId, node, SERVER, seconds } from './nodes.ts'
import { exchangeByCode } from './pairing-code.ts'

const ACCOUNT_SIGNATURE = Buffer.from([6, 0])
const DEVICE_SIGNATURE = Buffer.from([6, 1])

/** A bot that is connected and not linked yet. */
interface Companion {
  link: Link
  noiseKey: Buffer
  registration: number
  identity: Buffer
  signed: { id: number; value: Buffer; signature: Buffer }
  refs: string[]
  /** Its key under the pairing code, once it has asked to be linked by one. */
  wrapped: PromiseWithResolvers<Buffer | undefined>
  ref: string
  answers: Map<string, PromiseWithResolvers<BinaryNode>>
}

const given = (bytes: Uint8Array | null | undefined) => {
  if (!bytes) throw new Error('the bot left something out of its registration')
  return Buffer.from(bytes)
}

/** The phone's side of linking a device, by QR code or by pairing code. */
export const createPairing = (account: Account) => {
  const companions = new Set<Companion>()
  const found = (link: Link) => [...companions].find((companion) => companion.link === link)

  /** Sends what needs an answer. */
  const ask = (companion: Companion, key: string, stanza: BinaryNode) => {
    const answer = Promise.withResolvers<BinaryNode>()
    companion.answers.set(key, answer)
    companion.link.send(stanza)
    return answer.promise
  }

  const link = async (companion: Companion, advSecret: Buffer) => {
    const number = account.nextDevice()
    const { pair } = account.phone
    const details = proto.ADVDeviceIdentity.encode({
      rawId: 1,
      timestamp: Number(seconds()),
      keyIndex: number,
    }).finish()
    const signed = Buffer.concat([ACCOUNT_SIGNATURE, details, companion.identity])
    const identity = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: pair.public,
      accountSignature: Curve.sign(pair.private, signed),
    }).finish()
    const proof = proto.ADVSignedDeviceIdentityHMAC.encode({
      details: identity,
      hmac: createHmac('sha256', advSecret).update(identity).digest(),
    }).finish()
    const id = newId()
    const jid = `${account.number}:${number}@s.whatsapp.net`
    const lid = `${account.lid}:${number}@lid`
    const answer = await ask(
      companion,
      id,
      node('iq', { from: SERVER, type: 'set', id }, [
        node('pair-success', {}, [
          node('device-identity', {}, proof),
          node('device', { jid, lid }),
          node('platform', { name: 'android' }),
        ]),
      ]),
    )
    const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(
      bytesAt(answer, 'pair-device-sign', 'device-identity'),
    )
    const told = Buffer.concat([DEVICE_SIGNATURE, details, companion.identity, pair.public])
    const key = generateSignalPubKey(companion.identity)
    if (!deviceSignature || !verifySignature(key, told, Buffer.from(deviceSignature))) {
      throw new Error('the bot signed its device identity wrongly')
    }
    account.links(companion)
    // WhatsApp has a device that was just linked come back with its new identity.
    companion.link.send(node('stream:error', { code: '515' }))
    companion.link.close()
  }

  return {
    /** A bot without an account has connected: it gets what it makes QR codes of. */
    begins(connection: Link, { payload, noiseKey }: Login) {
      const data = payload.devicePairingData
      const companion: Companion = {
        link: connection,
        noiseKey,
        registration: given(data?.eRegid).readUInt32BE(),
        identity: given(data?.eIdent),
        signed: {
          id: given(data?.eSkeyId).readUIntBE(0, 3),
          value: given(data?.eSkeyVal),
          signature: given(data?.eSkeySig),
        },
        refs: Array.from({ length: 6 }, () => `2@${randomBytes(24).toString('base64url')}`),
        ref: randomBytes(24).toString('base64url'),
        wrapped: Promise.withResolvers(),
        answers: new Map(),
      }
      companions.add(companion)
      const refs = companion.refs.map((ref) => node('ref', {}, Buffer.from(ref)))
      connection.send(
        node('iq', { from: SERVER, type: 'set', id: newId() }, [node('pair-device', {}, refs)]),
      )
    },
    /** Takes a stanza of a bot that is not linked. */
    takes(connection: Link, stanza: BinaryNode) {
      const companion = found(connection)
      if (!companion || stanza.tag !== 'iq') return
      const { id = '', type } = stanza.attrs
      if (type === 'result') {
        companion.answers.get(id)?.resolve(stanza)
        return
      }
      const request = find(stanza, 'link_code_companion_reg')
      const reply: BinaryNode[] = []
      if (request?.attrs.stage === 'companion_hello') {
        const key = bytesAt(request, 'link_code_pairing_wrapped_companion_ephemeral_pub')
        companion.wrapped.resolve(key)
        // It may ask for another code later.
        companion.wrapped = Promise.withResolvers()
        companion.wrapped.resolve(key)
        const ref = node('link_code_pairing_ref', {}, Buffer.from(companion.ref))
        reply.push(node('link_code_companion_reg', { stage: 'companion_hello' }, [ref]))
      }
      connection.send(node('iq', { from: SERVER, type: 'result', id }, reply))
      if (request?.attrs.stage === 'companion_finish') {
        companion.answers.get('companion_finish')?.resolve(request)
      }
    },
    gone(connection: Link) {
      const companion = found(connection)
      if (!companion) return
      companions.delete(companion)
      companion.wrapped.resolve(undefined)
      for (const answer of companion.answers.values()) {
        answer.reject(new Error('the bot hung up while it was being linked'))
      }
    },
    /** The owner holds the phone's camera to the QR code. */
    async scan(qr: string) {
      const [ref = '', noiseKey, identity, advSecret = ''] = (qr.split('#')[1] ?? '').split(',')
      const companion = [...companions].find(({ refs }) => refs.includes(ref))
      if (!companion) throw new Error('no bot that is connected shows this code')
      if (
        companion.noiseKey.toString('base64') !== noiseKey ||
        companion.identity.toString('base64') !== identity
      ) {
        throw new Error('the code holds other keys than the bot registered')
      }
      await link(companion, Buffer.from(advSecret, 'base64'))
    },
    /** The owner types the pairing code into the phone. */
    async enter(code: string) {
      const companion = [...companions].at(-1)
      if (!companion) throw new Error('no bot that wants to be linked is connected')
      // People type more slowly than the bot's request travels.
      const wrapped = await companion.wrapped.promise
      if (!wrapped) throw new Error('the bot hung up and did not ask for a pairing code')
      const { pair: phone } = account.phone
      const exchange = await exchangeByCode({
        code,
        wrapped,
        phone,
        companion: companion.identity,
      })
      const answer = await ask(
        companion,
        'companion_finish',
        node('notification', { from: SERVER, type: 'link_code_companion_reg', id: newId() }, [
          node('link_code_companion_reg', { stage: 'primary_hello' }, [
            node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, exchange.wrapped),
            node('primary_identity_pub', {}, phone.public),
            node('link_code_pairing_ref', {}, Buffer.from(companion.ref)),
          ]),
        ]),
      )
      const bundle = bytesAt(answer, 'link_code_pairing_wrapped_key_bundle')
      await link(companion, exchange.secret(bundle))
    },
  }
}
export type Pairing = ReturnType<typeof createPairing>
