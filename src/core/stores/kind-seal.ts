import type { Bytes, Keys } from '../terms/keys.ts'

/** What is sealed under the key of reports, apart from reports. */
type Kind =
  | 'alert'
  | 'case'
  | 'danger'
  | 'entry'
  | 'objection'
  | 'pending'
  | 'pile'
  | 'snapshot'
  | 'stance'
  | 'tally'

/**
 * Seals and opens rows of one kind. What is sealed as one kind cannot be opened as another, or as a
 * report.
 */
export const sealOf = <Content>(keys: Keys, kind: Kind) => ({
  seal: (id: string | number, content: Content): Bytes =>
    keys.seal('report', `${kind} ${id}`, JSON.stringify(content)),
  open: (id: string | number, sealed: Uint8Array): Content =>
    JSON.parse(keys.open('report', `${kind} ${id}`, sealed)),
  /** Undefined for a damaged row. */
  readable(id: string | number, sealed: Uint8Array): Content | undefined {
    const whole = keys.openWhole('report', `${kind} ${id}`, sealed)
    return whole === undefined ? undefined : JSON.parse(whole)
  },
})
