import type { Bytes } from './keys.ts'

/** Whether two tags are equal. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Bytes as text, for use as a key. */
export const hex = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex')

/** The bytes of such a text. */
export const bytesOf = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, 'hex'))

/** An id made from a tag. It looks like a random one. */
export const uuidOf = (tag: Uint8Array): string => {
  const bytes = Buffer.from(tag.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
