import type { Bytes, Keys } from '../terms/keys.ts'

/** What lies sealed under the key of reports beside reports. */
type Kind = 'alert' | 'danger' | 'entry' | 'objection' | 'pending' | 'snapshot' | 'tally'

/** How rows of one kind are sealed and opened: what is sealed as one kind opens as no other, and as no report. */
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
