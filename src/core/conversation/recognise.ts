/** What is known about a sender when her message is taken up. */
import type { Database } from '../../database/database.ts'
import { hasAlertsOff } from '../actions/followed-before.ts'
import { dayOf } from '../alerts/dates.ts'
import type { Peer } from '../members/peer.ts'
import { isCaseworker } from '../members/role.ts'
import { type KnownSender, knownSenders } from '../stores/known-senders.ts'
import { storesIn } from '../stores/stores.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Words } from '../terms/text.ts'
import type { AcceptedMessage } from './accept.ts'
import type { Conversation } from './conversation.ts'
import { noticesOf } from './notices.ts'
import { defaultLanguage, languageOf } from './outgoing.ts'
import { safeCallOf } from './safe-calls.ts'
import type { Heard } from './turn.ts'

export interface Recognised extends KnownSender {
  heard: Heard
  /** Whether her language is known. */
  isLanguageTold: boolean
}

interface Needs {
  database: Database
  keys: Keys
  conversation: Conversation
  words: Words
}

/** An answer that is younger than this, in milliseconds, may be on its way. */
export const UNDER_WAY = 60_000

export const createRecognising = ({ database, keys, conversation, words }: Needs) => {
  const lookUp = knownSenders(database, keys)
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const { members, subscriptions } = stores
  const knownOf = ({ id }: AcceptedMessage, sender: Bytes, at: Date): Promise<KnownSender> =>
    lookUp({ id, sender }, at, new Date(at.getTime() - UNDER_WAY))

  /** Who has written a message, and where she was. Notes the day on which she was seen. */
  const recognise = async (
    message: AcceptedMessage,
    sender: Bytes,
    at: Date,
  ): Promise<Recognised> => {
    const { channel, inbound } = message
    const known = (await message.known) ?? (await knownOf(message, sender, at))
    const { session, member, preferences, isKnown, isSeen, subscriber, isPaired } = known
    if (isKnown && !isSeen) await members.noteSeen(sender, member?.id ?? null, at)
    const told =
      languageOf(preferences, inbound.from, words) ?? conversation.languageOf(inbound.body)
    const alertsOff = member !== undefined && hasAlertsOff(preferences, dayOf(at))
    const peer: Peer = {
      sender,
      member,
      language: told ?? defaultLanguage(words),
      choseLanguage: preferences.choseLanguage === true,
      ...(told === undefined && { isLanguageGuessed: true }),
      now: at,
      reach: { channel, address: inbound.address },
      called: subscriber ? await subscriptions.called(sender, at) : undefined,
      ...noticesOf(preferences, member),
      ...(alertsOff && { alertsOff }),
      ...((isPaired || isCaseworker(member)) &&
        (await safeCallOf({ sender, member, now: at }, stores))),
      ...(preferences.shutOut && { shutOut: true }),
    }
    return { ...known, heard: { session, peer }, isLanguageTold: told !== undefined }
  }

  return {
    recognise,
    /** What is known of a sender. Undefined if it cannot be looked up now: whoever needs it tries again. */
    lookUp: (message: AcceptedMessage, at: Date): Promise<KnownSender | undefined> =>
      knownOf(message, message.sender, at).catch(() => undefined),
  }
}
