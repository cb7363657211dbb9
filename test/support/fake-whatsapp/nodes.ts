import { randomBytes } from 'node:crypto'
import { type BinaryNode, getBinaryNodeChild } from '@whiskeysockets/baileys'

/** The server's own address; whatever is for it and not for a person goes here. */
export const SERVER = '@s.whatsapp.net'

export type Attributes = Record<string, string | undefined>
export type Content = NonNullable<BinaryNode['content']>

/** A stanza, or part of one; attributes without a value are left out. */
export const node = (tag: string, attributes: Attributes = {}, content?: Content): BinaryNode => {
  const attrs: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) attrs[name] = value
  }
  return content === undefined ? { tag, attrs } : { tag, attrs, content }
}

/** The parts of a stanza that are stanzas. */
export const childrenOf = ({ content }: BinaryNode): BinaryNode[] =>
  Array.isArray(content) ? content : []

/** The part found by walking down these tags. */
export const find = (from: BinaryNode, ...path: string[]): BinaryNode | undefined =>
  path.reduce<BinaryNode | undefined>((parent, tag) => getBinaryNodeChild(parent, tag), from)

/** The bytes found by walking down these tags. */
export const bytesAt = (from: BinaryNode, ...path: string[]): Buffer => {
  const content = find(from, ...path)?.content
  if (content instanceof Uint8Array) return Buffer.from(content)
  // What looks like a word of the dictionary or a number comes out of the decoder as a string.
  if (typeof content === 'string') return Buffer.from(content)
  throw new Error(`no bytes at ${path.join(' > ')} of a ${from.tag}`)
}

/** The number found by walking down these tags. */
export const numberAt = (from: BinaryNode, ...path: string[]): number => {
  const bytes = bytesAt(from, ...path)
  return bytes.readUIntBE(0, bytes.length)
}

/** A number as Signal's parts of the protocol write it. */
export const bigEndian = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}

/** The user of `user:device@server`. */
export const userOf = (address: string): string => address.split('@')[0]?.split(':')[0] ?? ''

/** The device of `user:device@server`; the phone is device 0. */
export const deviceOf = (address: string): number =>
  Number(address.split('@')[0]?.split(':')[1] ?? 0)

export const newId = (): string => randomBytes(10).toString('hex').toUpperCase()

/** Now, as stanzas say it. */
export const seconds = (): string => Math.floor(Date.now() / 1_000).toString()
