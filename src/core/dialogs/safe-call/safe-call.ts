import { dialogFor } from '../../engine/dialog.ts'
import { placeOf } from '../../engine/steps.ts'
import { aboutCall } from '../../stores/safe-call-people.ts'
import type { SaidTime } from '../../terms/meaning.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { buddySteps } from './buddy-steps.ts'
import { afterNote, callSteps } from './call-steps.ts'
import { done } from './deeds.ts'
import type { Deed, SafeCallDraft, SafeCallNeeds, SafeCallStep, ShownOwnCall } from './draft.ts'
import { homeAsked, homeOffersOf, shownCallId, thingsOf } from './home.ts'
import { loaded } from './load.ts'
import { momentOf, timeToCome } from './shown-time.ts'
import { wordSteps } from './word-steps.ts'

/** Somebody notices when she does not come back; and the side of whoever notices. */
export const safeCallDialog = (needs: SafeCallNeeds) =>
  dialogFor<SafeCallDraft>()({
    name: 'safecall',
    version: 2,
    upgrade: ({ step, draft }) => {
      const isBeginning = ['until', 'note', 'every', 'readBack'].includes(step)
      return { step: isBeginning ? 'until' : step, draft: { ...draft, until: 0 } }
    },
    first: 'home',
    // It shows until when she is away, and for whom she watches.
    discreet: true,
    // "Stop" below a call that is on would be taken for the end of it.
    browsing: true,
    plain: true,

    async begin(peer, stores) {
      const { draft, said } = await loaded(peer, stores, needs, 'first')
      if (thingsOf(draft).length === 0) return membersOnly(said)
      return { draft, said }
    },

    steps: {
      home: placeOf<SafeCallDraft, SafeCallStep, Deed>({
        ask: homeAsked,
        options: homeOffersOf,
        find: (text, draft) => {
          const time = draft.isMember ? timeTyped(text, draft, needs) : undefined
          return time ? [{ do: 'until', time }] : []
        },
        unknown: say('retry.tap'),
        save: (deed, draft, { now }) => ({
          deed,
          which: undefined,
          ...(deed.do === 'next' && { shown: draft.shown + 1 }),
          ...(deed.do === 'until' && { until: momentOf(deed.time, draft.zone, now) }),
        }),
        next: ({ deed, call, buddies }) => {
          switch (deed.do) {
            case 'until':
              // A time that she writes makes her call longer, or begins one. Somebody may have become
              // her buddy since she was asked.
              return isOpen(call) || buddies.length === 0 ? 'finish' : 'note'
            case 'start':
              return 'until'
            case 'add':
              return 'add'
            case 'buddies':
              return 'whichBuddy'
            case 'watching':
              return 'whichWatched'
            case 'words':
              return 'words'
            case 'next':
              return 'home'
            default:
              return 'finish'
          }
        },
      }),

      ...callSteps(needs),
      ...buddySteps(needs),
      ...wordSteps(needs),
    },

    about: (draft) => aboutCall(shownCallId(draft) ?? draft.call?.id ?? 'none'),

    async finish(draft, peer, stores) {
      if (draft.subjects.length > 0)
        return checked(draft, await needs.check.finish(checkOf(draft), peer, stores), peer)
      if (draft.deed.do === 'begin' && draft.until <= peer.now.getTime()) return passed(draft)
      const said = await done({ draft, peer, stores, needs })
      // She is asked for another word at once: she must not believe that this one is set. It is kept nowhere.
      if (
        said.some(({ key }) => key === 'safeCall.secret.same' || key === 'safeCall.secret.inside')
      )
        return {
          replies: [{ text: said }],
          at: { step: 'word', draft: { ...draft, word: '' } },
          discreet: true,
        }
      const now = await loaded(peer, stores, needs, 'again')
      const text = [...said, ...now.said]
      if (thingsOf(now.draft).length === 0) return membersOnly(text)
      if (draft.deed.do === 'until' && !isOpen(draft.call) && now.draft.buddies.length > 0)
        return heard(draft.until, now.draft, text, peer)
      const at = { step: 'home', draft: { ...now.draft } }
      return { replies: [{ text }], at, discreet: true }
    },
  })

/** When she is back; while her call is open, "one hour more" is that much later than agreed. */
const timeTyped = (
  text: string,
  { call, language }: SafeCallDraft,
  { moreIn, timeIn }: SafeCallNeeds,
): SaidTime | undefined => {
  const minutes = isOpen(call) ? moreIn(text, language) : undefined
  return minutes === undefined ? timeIn(text, language, true) : { kind: 'more', minutes }
}

const isOpen = (call: ShownOwnCall | undefined): boolean =>
  call !== undefined && !call.rehearsal && !call.closed

/** She wrote when she is back before she could read that she has a buddy now. */
const heard = (
  until: number,
  draft: SafeCallDraft,
  text: Finished['replies'][number]['text'],
  { now }: Parameters<typeof afterNote>[1],
): Finished => ({
  replies: [
    { text: [...text, say('safeCall.heard', { until: timeToCome(until, draft.zone, now) })] },
  ],
  at: { step: 'note', draft: { ...draft, until, deed: { do: 'start' } } },
  discreet: true,
})

/** She starts it when the time that she read has passed: she is asked anew, and what she left is kept. */
const passed = (draft: SafeCallDraft): Finished => ({
  replies: [{ text: [say('safeCall.until.passed')] }],
  at: { step: 'until', draft: { ...draft } },
  discreet: true,
})

/** The draft with which the numbers of her note are checked. */
const checkOf = ({ subjects, unread }: SafeCallDraft) => ({ subjects, unread })

/** That nothing was looked up, because a cap is reached. */
const isCapped = (texts: readonly Text[]): boolean =>
  texts.some(({ key }) => key === 'check.cap' || key === 'check.capGroup')

/** What the list says about the numbers in her note, for her alone; then the call goes on. */
const checked = (
  draft: SafeCallDraft,
  { replies, pause, onceKept }: Finished,
  peer: Parameters<typeof afterNote>[1],
): Finished => {
  const said = replies.flatMap(({ text }) => text)
  const first = say(isCapped(said) ? 'safeCall.note.unchecked' : 'safeCall.note.number')
  // A number that she told beside the time: her note is still asked for.
  const step = draft.note === '' ? 'note' : afterNote(draft, peer)
  return {
    replies: [{ text: [first, ...said] }],
    at: { step, draft: { ...draft, subjects: [] } },
    discreet: true,
    ...(pause && { pause }),
    ...(onceKept && { onceKept }),
  }
}

const membersOnly = (said: Finished['replies'][number]['text']): Finished => ({
  replies: [
    {
      text: [...said, say('safeCall.membersOnly')],
      options: [
        { id: '/buddy', label: say('command.buddy') },
        { id: '/join', label: say('command.join') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
  discreet: true,
})
