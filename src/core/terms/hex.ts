import type { Bytes } from './keys.ts'

/** Whether two tags are one. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Bytes as text, for use as a key. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The bytes that such a text stands for. */
export const bytesOf = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, 'hex'))
