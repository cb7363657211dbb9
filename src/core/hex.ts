/** Bytes as text, for use as a key. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
