/** Pairing with a buddy, and changing what is paired. */
import { deskHours } from '../../cases/desk.ts'
import { choice, choiceOf, confirm, offer, typed } from '../../engine/steps.ts'
import type { ChosenWords } from '../../listening/listening-to.ts'
import { type Language, say } from '../../terms/text.ts'
import type { Deed, SafeCallDraft, SafeCallNeeds, SafeCallStep } from './draft.ts'

/** In place of the id of a pairing: the people on duty. */
const DUTY = 'duty'
/** How long a name is, in characters. */
const SHORTEST_NAME = 2
const LONGEST_NAME = 30

/** A name, or what is wrong with it. */
export const readName = (text: string, chosen: ChosenWords, language: Language) => {
  const chose = chosen(text, language, 'name')
  if (chose === undefined) return { retry: [say('safeCall.pair.noName')] }
  const name = chose.replace(/\s+/g, ' ')
  const length = [...name].length
  return length < SHORTEST_NAME || length > LONGEST_NAME || /\p{C}/u.test(name)
    ? { retry: [say('safeCall.pair.length')] }
    : { saved: { name } }
}

const nameOf = ({ id, buddies, watched }: SafeCallDraft): string =>
  [...buddies, ...watched].find((one) => one.id === id)?.name ?? ''

const dropWay = offer<Deed>({ do: 'dropWay' }, say('safeCall.manage.dropWay'))

/** The steps about buddies and about those whom she watches. */
export const buddySteps = ({ desk, chosen }: SafeCallNeeds) => ({
  add: choice<SafeCallDraft, SafeCallStep, 'goOn'>({
    ask: [say('safeCall.pair.learns'), say('safeCall.pair.trust'), say('safeCall.pair.help')],
    options: [{ id: 'goOn', label: say('safeCall.pair.goOn') }],
    also: () => [{ id: '/services', label: say('command.services') }],
    save: () => ({}),
    next: 'name',
  }),

  name: typed<SafeCallDraft, SafeCallStep>({
    ask: [say('safeCall.pair.name')],
    read: (text, _, { language }) => {
      const read = readName(text, chosen, language)
      return 'retry' in read ? read : { saved: { ...read.saved, deed: { do: 'offer' } } }
    },
    // Her yes holds for all her buddies, so she is asked with the first one.
    next: ({ duty, buddies }) => (duty !== undefined && buddies.length === 0 ? 'duty' : 'finish'),
  }),

  duty: confirm<SafeCallDraft, SafeCallStep>({
    ask: (_, { language }) => [
      say('safeCall.duty.learns'),
      ...(desk ? [say('safeCall.duty.hours', { hours: deskHours(desk, language) })] : []),
      say('safeCall.pair.duty'),
    ],
    save: (yes) => ({ duty: yes }),
    next: 'finish',
  }),

  whichBuddy: choiceOf<SafeCallDraft, SafeCallStep, string>({
    ask: [say('safeCall.which')],
    options: ({ buddies, duty }) => [
      ...buddies.map(({ id, name }) => offer(id, say('safeCall.named', { name }))),
      ...(duty === undefined ? [] : [offer(DUTY, say('safeCall.duty.label'))]),
    ],
    save: (id) => (id === DUTY ? { id, deed: { do: 'duty' } } : { id }),
    next: ({ id }) => (id === DUTY ? 'duty' : 'buddy'),
  }),

  buddy: choiceOf<SafeCallDraft, SafeCallStep, Deed>({
    ask: (draft) => [say('safeCall.manage.ask', { name: nameOf(draft) })],
    options: ({ id, buddies, call }) => [
      ...(buddies[0]?.id === id
        ? []
        : [offer<Deed>({ do: 'first' }, say('safeCall.manage.first'))]),
      ...(call ? [] : [offer<Deed>({ do: 'rehearse' }, say('safeCall.manage.rehearse'))]),
      ...(buddies.find((one) => one.id === id)?.hasSecond ? [dropWay] : []),
      offer<Deed>({ do: 'end' }, say('safeCall.manage.end')),
    ],
    save: (deed) => ({ deed }),
    next: 'finish',
  }),

  whichWatched: choiceOf<SafeCallDraft, SafeCallStep, string>({
    ask: [say('safeCall.which')],
    options: ({ watched }) =>
      watched.map(({ id, name }) => offer(id, say('safeCall.named', { name }))),
    save: (id) => ({ id }),
    next: 'watched',
  }),

  watched: choiceOf<SafeCallDraft, SafeCallStep, Deed>({
    ask: (draft) => [say('safeCall.manage.ask', { name: nameOf(draft) })],
    options: ({ id, watched }) => {
      const { muted, hasSecond, isSecond } = watched.find((one) => one.id === id) ?? {}
      // What the two have agreed is changed in the chat in which they did.
      if (isSecond) return [dropWay]
      return [
        muted
          ? offer<Deed>({ do: 'unmute' }, say('safeCall.manage.unmute'))
          : offer<Deed>({ do: 'mute' }, say('safeCall.manage.mute')),
        hasSecond ? dropWay : offer<Deed>({ do: 'way' }, say('safeCall.be.second')),
        offer<Deed>({ do: 'leave' }, say('safeCall.manage.leave')),
      ]
    },
    save: (deed) => ({ deed }),
    next: 'finish',
  }),
})
