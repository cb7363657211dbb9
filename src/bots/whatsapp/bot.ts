import { setTimeout as wait } from 'node:timers/promises'
import type { WAVersion } from '@whiskeysockets/baileys'
import { type Lease, takeLease } from '../../core/storage/lease.ts'
import type { WhatsappStore } from '../../core/storage/whatsapp.ts'
import type { Accept, Channel } from '../channel.ts'
import { backOff, pause, within } from '../waiting.ts'
import { type Allowance, createBucket } from './bucket.ts'
import { createCache, isAccountPaired, openAuth } from './auth-state.ts'
import { nextAfter } from './closing.ts'
import { type Connection, connect } from './connection.ts'
import { createOutbound, limits } from './outbound.ts'
import { type Pace, usualPace } from './pace.ts'
import { createPairing, type Pairing } from './pairing.ts'
import { createRestriction } from './restriction.ts'
import { createStatus, type Log } from './status.ts'

interface Needs {
  store: WhatsappStore
  /** Where the account is held, so that only one process has it. */
  databaseUrl: string
  /** wss://web.whatsapp.com/ws/chat, or a loopback address in tests. */
  url: string
  /** Undefined: the library's own. */
  version: WAVersion | undefined
  /** Undefined: pairing shows a picture to scan. */
  number: string | undefined
  /** Writes to the operator's terminal; undefined: nobody is there. */
  tell: ((line: string) => void) | undefined
  /** Milliseconds after which a message came late. */
  lateAfter: number
  allowance: Allowance
  log: Log
  now(): Date
  pace?: Partial<Pace>
}

export type WhatsApp = Channel & {
  /** Resolves when a phone has let the account in and it works; for the operator's command. */
  paired(): Promise<void>
  /** Takes the account back from WhatsApp and forgets it; false when WhatsApp could not be told. */
  unpair(): Promise<boolean>
}

const HOW_TO_PAIR = 'no phone is paired; run: npm run operator -- whatsapp pair'
