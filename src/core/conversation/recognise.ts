/** What is known about a sender when her message is taken up. */
import type { Database } from '../../database/database.ts'
import { hasAlertsOff } from '../actions/followed-before.ts'
import { dayOf } from '../alerts/dates.ts'
import type { Peer } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { storesIn } from '../stores/stores.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Words } from '../terms/text.ts'
import type { AcceptedMessage } from './accept.ts'
import type { Conversation } from './conversation.ts'
import { defaultLanguage, languageOf } from './outgoing.ts'
import { safeCallOf } from './safe-calls.ts'
import type { Heard } from './turn.ts'

interface Needs {
  database: Database
  keys: Keys
  conversation: Conversation
  words: Words
}

export interface KnownSender {
  heard: Heard
  /** The version of the session. It must not change until the turn is kept. */
  revision: number
  preferences: Preferences
  /** Whether her language is known. */
  isLanguageTold: boolean
  /** Whether she has written before. */
  isKnown: boolean
}

/** Loads what is known about a sender. */
export const createRecognising = ({ database, keys, conversation, words }: Needs) => {
  const { prisma, sql } = database
  return async (
    { channel, inbound }: AcceptedMessage,
    sender: Bytes,
    at: Date,
  ): Promise<KnownSender> => {
    const stores = storesIn(prisma, { keys, sql })
    const { sessions, members, subscriptions } = stores
    const [{ session, revision }, { member, preferences, known }, called, safe] = await Promise.all(
      [
        sessions.load(sender, at),
        members.recognise(sender, at),
        subscriptions.called(sender, at),
        safeCallOf(sender, stores),
      ],
    )
    const told =
      languageOf(preferences, inbound.from, words) ?? conversation.languageOf(inbound.body)
    const alertsOff = member !== undefined && hasAlertsOff(preferences, dayOf(at))
    const peer: Peer = {
      sender,
      member,
      language: told ?? defaultLanguage(words),
      choseLanguage: preferences.choseLanguage === true,
      now: at,
      reach: { channel, address: inbound.address },
      called,
      ...(alertsOff && { alertsOff }),
      ...safe,
      ...(preferences.shutOut && { shutOut: true }),
    }
    const isLanguageTold = told !== undefined
    return { heard: { session, peer }, revision, preferences, isLanguageTold, isKnown: known }
  }
}
