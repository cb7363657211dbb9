/** The language that she writes, where the bot answers in another. She is offered it once, and it is what her words are filed with. */
import type { Engine } from '../engine/engine.ts'
import type { Peer } from '../members/peer.ts'
import { ownName } from '../rights/language-name.ts'
import type { Body } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import { languageToTap } from './menu.ts'

/** Fewer words may be of any language: "hola" is no Spanish. */
const FEWEST_WORDS = 3
/** In Thai, where words are not set apart. */
const FEWEST_THAI = 12

/** Whether a message has enough words to tell a language. */
export const tellsLanguage = (body: Body): boolean =>
  body.kind === 'text' &&
  (wordsOf(body.text).length >= FEWEST_WORDS ||
    (body.text.match(/\p{Script=Thai}/gu)?.length ?? 0) >= FEWEST_THAI)

/** What stands between spaces and has no digit: the groups of a code or of a receipt are no words. */
const wordsOf = (text: string): string[] =>
  text.split(/\s+/u).filter((part) => /\p{L}/u.test(part) && !/\d/u.test(part))

interface Said {
  replies: readonly Reply[]
  session: Session
  peer: Peer
  engine: Engine
}

/**
 * The replies with that offer at their end; undefined if there is none. Not where she writes her own words:
 * the name of a language would be kept as hers.
 */
export const withOfferedLanguage = ({
  replies,
  session,
  peer,
  engine,
}: Said): Reply[] | undefined => {
  const { writes, language, choseLanguage } = peer
  const last = replies.at(-1)
  if (!last || writes === undefined || writes === language || choseLanguage) return undefined
  if (session.offeredLanguage || (session.at && engine.question(session.at).kind === 'typed'))
    return undefined
  const options = last.options ?? [{ id: '/menu', label: say('command.menu') }]
  const own = languageToTap(writes)
  // The greeting offers all of them.
  if (replies.some(({ text }) => text.some(({ key }) => key === 'language.on'))) return undefined
  const isThere = options.some(({ id }) => id === own.id)
  const offer = { ...say('language.offer', { name: ownName(writes) }), language: writes }
  return [
    ...replies.slice(0, -1),
    { ...last, text: [...last.text, offer], options: isThere ? options : [...options, own] },
  ]
}
