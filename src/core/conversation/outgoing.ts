/** Makes what is sent from the outcome of a turn. */
import { render } from '../engine/render.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import type { Outgoing } from './delivery.ts'
import type { TurnOutcome } from './turn.ts'

/** The language that a peer speaks with the bot, otherwise the language of her app. */
export const languageOf = (
  { language: known }: Preferences,
  { language: app }: Inbound['from'],
  words: Words,
): Language | undefined => (known && words.match(known)) || (app && words.match(app)) || undefined

/** The operator's language. */
export const defaultLanguage = ({ languages }: Words): Language => languages[0] ?? 'en'

/** The outcome of a turn as messages for its channel, and how they are sent. */
export const outgoingFor = (
  outcome: TurnOutcome,
  { address, body, message: asked }: Inbound,
  { words, limits, stay }: { words: Words; limits: Limits; stay: Preferences['stay'] },
): Outgoing => {
  const { replies, session, language, about, discreet = false, forget = false, pause = 0 } = outcome
  const rendered = render(replies, outcome.byTheWay ? undefined : session.open, {
    words,
    language,
    limits,
    asked,
  })
  const tapped = body.kind === 'choice' && outcome.replaces && rendered.length === 1
  const replaces = tapped ? body.message : undefined
  const messages = rendered.map((message) => ({
    ...message,
    ...(discreet && { secret: true }),
    ...(replaces !== undefined && { replaces }),
  }))
  return {
    address,
    language,
    messages,
    shown: [],
    stay: stay ?? 'hour',
    discreet,
    forget,
    pause,
    parked: false,
    ...(asked !== undefined && { asked }),
    ...(about !== undefined && { about }),
  }
}

/** What is sent if a turn is given up. */
export const apologyFor = (
  { address }: Inbound,
  { words, language }: { words: Words; language: Language },
): Outgoing => ({
  address,
  language,
  messages: [{ text: words.in(language, say('error.tryLater')), options: [] }],
  shown: [],
  stay: 'hour',
  discreet: false,
  forget: false,
  pause: 0,
  parked: true,
})
