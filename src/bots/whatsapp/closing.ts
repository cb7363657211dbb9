/** What to do after WhatsApp or the network closed a connection. */
export type Next =
  /** Connect at once: this is part of logging in. */
  | { kind: 'now' }
  /** Connect again, after a wait that grows. */
  | { kind: 'later'; detail: string }
  /** The phone or WhatsApp has taken the pairing back. */
  | { kind: 'unpaired' }
  /** WhatsApp refuses programs of this version. */
  | { kind: 'outdated' }
  /** Connecting again would make it worse. The operator has to look. */
  | { kind: 'stop'; detail: string }

/** What the code of a closed connection means. */
export const nextAfter = (code: number): Next => {
  switch (code) {
    case 515:
      return { kind: 'now' }
    case 401:
      return { kind: 'unpaired' }
    case 405:
      return { kind: 'outdated' }
    case 403:
      return {
        kind: 'stop',
        detail: 'WhatsApp has banned this account; look at its phone, then start again',
      }
    case 411:
      return {
        kind: 'stop',
        detail:
          'WhatsApp refuses linked devices for this account; update its phone, then start again',
      }
    case 440:
      return {
        kind: 'stop',
        detail:
          'another program uses this very pairing, from a copy of the database; end it, then start again',
      }
    case 408:
    case 428:
      return { kind: 'later', detail: 'WhatsApp cannot be reached; trying again' }
    case 503:
      return { kind: 'later', detail: 'WhatsApp is out of service; trying again' }
    default:
      return { kind: 'later', detail: 'WhatsApp closed the connection; trying again' }
  }
}
