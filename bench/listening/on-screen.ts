/** What comes of an utterance on the screen of somebody who types it, and whether it shows what was meant. */
import { ELSEWHERE } from '../../src/core/rights/cities.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import { isGroup, type Pack } from '../../src/core/rights/pack.ts'
import { serviceName, titleOf } from '../../src/core/rights/texts.ts'
import { say, type Text } from '../../src/core/terms/text.ts'
import type { Chat, Place, Seen } from './chat.ts'
import type { Listener, Outcome, Utterance } from './measure.ts'

const { emergency, pack } = countryOf('NO')

/** Whether the first message that answers begins with whom to call. */
const callsFirst = ({ messages: [first] }: Seen): boolean => {
  const [paragraph = ''] = first?.text.split('\n\n') ?? []
  return [emergency.police, emergency.ambulance].every((number) => paragraph.includes(number))
}

/** Whether something is open, kept or told now that was not before. */
const isStarted = ({ before, after, isKept }: Seen): boolean =>
  isKept || telling(before) !== telling(after)

/** Where she is and what she has told. A page that is asked for again stays the same. */
const telling = ({ at, kept, aside, perhaps }: Seen['after']): string =>
  JSON.stringify([at?.dialog, at?.step, at?.draft, at?.ticked, kept?.step, aside, perhaps])

const shownIn = ({ messages }: Seen): string[] =>
  messages.flatMap(({ text, options }) => [text, ...options.map(({ label }) => label)])

export const createOnScreen = (chat: Chat, listener: Listener) => {
  const references = new Map<string, Promise<Seen>>()

  /** What is seen in the same place by whoever asks for it by tapping, or with a command. */
  function reference(place: Place, how: { types: string } | { taps: string }): Promise<Seen> {
    const key = JSON.stringify([place.lang, place.context, how])
    const known = references.get(key)
    if (known !== undefined) return known
    const at = { lang: place.lang, context: place.context }
    const seen = 'types' in how ? chat.typed(at, how.types) : chat.tapped(at, how.taps)
    references.set(key, seen)
    return seen
  }

  const inLanguage = ({ lang }: Place, text: Text) => chat.words.in(lang, text)

  const shows = (place: Place, seen: Seen, text: Text): boolean =>
    shownIn(seen).some((one) => one.includes(inLanguage(place, text)))

  /** Whether the same dialog is open, or the same is said. */
  const isLike = (seen: Seen, other: Seen): boolean => {
    const [dialog, wanted] = [seen.after.at?.dialog, other.after.at?.dialog]
    if (wanted !== undefined && wanted !== other.before.at?.dialog) return dialog === wanted
    const said = shownIn(seen).join('\n')
    const [first] = other.messages
    return first?.text.split('\n\n').some((one) => said.includes(one)) === true
  }

  /** Whether it is shown in the list that was found, or is the page that is open. */
  const isNamed = (place: Place, seen: Seen, kind: string, id: string, known: Pack): boolean => {
    switch (kind) {
      case 'topic':
        return id in known.topics && shows(place, seen, titleOf(known, id))
      case 'service':
        return id in known.services && shows(place, seen, serviceName(known, id))
      case 'group':
        return isGroup(id) && shows(place, seen, say(`group.${id}`))
      default:
        return seen.after.at?.step === 'found' || seen.after.at?.step === 'practice'
    }
  }

  async function isShown(name: string, utterance: Utterance, seen: Seen): Promise<boolean> {
    const { context, text } = utterance
    const [kind = '', id = ''] = name.split(/:(.*)/s)
    const { before, after } = seen
    switch (kind) {
      case 'danger':
        return callsFirst(seen)
      case 'nothing':
        return !isStarted(seen)
      case 'topic':
      case 'service':
      case 'group':
      case 'practice':
        return (
          (id === 'care' && after.at?.dialog === 'care') ||
          (pack !== undefined && isNamed(utterance, seen, kind, id, pack))
        )
      case 'person':
        return (
          isLike(seen, await reference(utterance, { types: '/talk' })) ||
          shows(utterance, seen, say('now.short', emergency))
        )
      case 'objection':
        return shows(utterance, seen, say('objection.how'))
      case 'phones':
        if (context === 'report.number') return after.at?.step !== before.at?.step
        return shownIn(seen).some(
          (one) =>
            one.includes(id.slice(-2)) ||
            one.includes(inLanguage(utterance, say('check.membersOnly'))),
        )
      case 'town':
        return after.at?.dialog === 'alerts' || after.at?.step !== before.at?.step
      case 'answer':
        return isAnswered(id, utterance, seen)
      case 'command':
        return isRun(id, utterance, seen)
      default:
        throw new Error(`nobody knows how ${name} is shown to whoever types ${text}`)
    }
  }

  async function isAnswered(id: string, place: Utterance, seen: Seen): Promise<boolean> {
    const { before, after } = seen
    if (id === 'text') return telling(before) !== telling(after)
    if (id === 'asked') return after.unsure !== undefined
    if (id === 'named') return after.at?.ticked !== undefined || telling(before) !== telling(after)
    const offers = (option: string) => before.open?.options.some((one) => one.id === option)
    const taps = [id, ...(id === 'skip' ? [ELSEWHERE] : [])].find(offers)
    const word = chat.words.typed.get(place.lang)
    const [typed = id] = Object.entries(word ?? {}).find(([name]) => name === id)?.[1] ?? []
    const other = await reference(place, taps === undefined ? { types: typed } : { taps })
    return after.at?.step === other.after.at?.step && after.kept?.step === other.after.kept?.step
  }

  async function isRun(id: string, place: Utterance, seen: Seen): Promise<boolean> {
    const { after } = seen
    if (id === 'care' && pack && shows(place, seen, titleOf(pack, pack.care))) return true
    // A code that somebody has made up lets nobody in.
    if (id === 'join' && shows(place, seen, say('join.unknown'))) return true
    if (id === 'language')
      return (
        after.aside === 'language' ||
        chat.words.languages.some((language) =>
          shownIn(seen).some((one) => one.includes(chat.words.in(language, say('language.done')))),
        )
      )
    // Below what was found, the command stands as an option.
    if (after.open?.options.some((option) => option.id === `/${id}`) && after.at?.step === 'found')
      return true
    return isLike(seen, await reference(place, { types: `/${id}` }))
  }

  return {
    /** What comes of an utterance. */
    async outcomeOf(utterance: Utterance): Promise<Outcome> {
      const meanings = listener.meaningsOf(utterance)
      const [first = 'nothing'] = meanings
      const seen = await chat.typed(utterance, utterance.text, utterance.expect[0] === 'nothing')
      const isAsMeant = await isShown(first, utterance, seen)
      const shown = seen.messages.map(({ text }) => text.slice(0, 60)).join(' | ')
      return {
        meanings,
        callsFirst: callsFirst(seen),
        started: isStarted(seen),
        ...(!isAsMeant && { shownInstead: shown }),
      }
    },
  }
}
