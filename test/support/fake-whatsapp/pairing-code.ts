import { hkdfSync, randomBytes } from 'node:crypto'
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  Curve,
  derivePairingCodeKey,
  type KeyPair,
} from '@whiskeysockets/baileys'

const NOTHING = Buffer.alloc(0)

const derive = (secret: Buffer, salt: Buffer, info: string) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32))

interface Needs {
  /** What was typed into the phone. */
  code: string
  /** The bot's key under the code that it shows. */
  wrapped: Buffer
  /** The phone's identity. */
  phone: KeyPair
  /** The bot's identity. */
  companion: Buffer
}

/** The phone's side of agreeing on a secret by means of a pairing code. */
export const exchangeByCode = async ({ code, wrapped, phone, companion }: Needs) => {
  const typed = code.replaceAll(/[^0-9A-Z]/g, '')
  const theirs = aesDecryptCTR(
    wrapped.subarray(48, 80),
    await derivePairingCodeKey(typed, wrapped.subarray(0, 32)),
    wrapped.subarray(32, 48),
  )
  const ephemeral = Curve.generateKeyPair()
  const [salt, iv] = [randomBytes(32), randomBytes(16)]
  const ours = aesEncryptCTR(ephemeral.public, await derivePairingCodeKey(typed, salt), iv)
  const shared = Curve.sharedKey(ephemeral.private, theirs)

  return {
    /** The phone's key under the code. */
    wrapped: Buffer.concat([salt, iv, ours]),
    /** The secret that the bot's last word leads to, if the code was right. */
    secret(bundle: Buffer): Buffer {
      const info = 'link_code_pairing_key_bundle_encryption_key'
      const key = derive(shared, bundle.subarray(0, 32), info)
      let opened: Buffer
      try {
        opened = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), NOTHING)
      } catch (cause) {
        throw new Error('this is not the code that the bot shows', { cause })
      }
      const known = Curve.sharedKey(phone.private, companion)
      return derive(Buffer.concat([shared, known, opened.subarray(64)]), NOTHING, 'adv_secret')
    },
  }
}
