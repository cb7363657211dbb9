import { headBeside, headFor } from '../../actions/piles.ts'
import type { Desk } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, choiceOf, offer } from '../../engine/steps.ts'
import { isCaseworker } from '../../members/role.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { lineOf } from '../review/review-lines.ts'
import { caseDraft, goneDraft, listed } from './case-lines.ts'
import { caseSteps } from './case-steps.ts'
import { doIt, mayRead } from './do-it.ts'
import type { CaseDraft, CaseView } from './draft.ts'

interface Needs {
  country: Country
  /** Undefined where nobody answers in the chat. */
  desk: Desk | undefined
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
  /** Called when somebody claims more cases than a day's. */
  manyClaims(): void
}

/** How long a case stays open before her, in milliseconds. */
const OPEN_FOR = 30 * 60 * 1000

/** A case worker claims cases, reads them and writes with their reporters. */
export const casesDialog = (needs: Needs) =>
  dialogFor<CaseDraft>()({
    name: 'cases',
    version: 1,
    first: 'list',
    discreet: true,
    ofOthers: true,
    lasts: OPEN_FOR,
    // Whatever she chose for other messages: these leave her chat after an hour.
    about: ({ id }) => id ?? 'cases',

    async begin({ member, now }, stores) {
      if (!member || !isCaseworker(member)) return { replies: [{ text: [say('cases.only')] }] }
      if (!needs.desk) return { replies: [{ text: [say('cases.off')] }] }
      const { hers, free, closed } = await stores.caseFiles.shownTo(member.id, now)
      const files = [...hers, ...free, ...closed]
      const looks = { member, stores, now, today: needs.day(now) }
      if (files.length === 0)
        return { replies: [{ text: [say('cases.none'), ...(await headFor(looks))] }] }
      const head = lineOf(await headBeside(looks))
      return { draft: { head, listed: files.map((file) => listed(file, member.id, now)) } }
    },

    steps: {
      list: choiceOf<CaseDraft, never, string>({
        ask: ({ head = [] }) => [say('cases.list'), ...head, say('cases.signs')],
        options: ({ listed }) => listed.map(({ id, label }) => offer(id, label)),
        save: (id) => ({ id, action: 'open' }),
        next: 'finish',
      }),

      home: home(({ words }) => (words.length > 0 ? [say('review.folded')] : [])),

      unfolded: home(({ words }) => words),

      ...caseSteps(needs.desk, needs.country.code),
    },

    async shows({ id, page, numbers }, { member, now }, stores) {
      if (id === undefined) return {}
      const file = await stores.caseFiles.locked(id, now)
      if (!file || !member || !mayRead(file, member, now)) return goneDraft
      return caseDraft(file, { country: needs.country, page, numbers }, stores)
    },

    finish: (draft, peer, stores) => doIt(needs, draft, peer, stores),
  })

/** The case, and what she can do with it. */
function home(folded: (shown: CaseView) => Text[]) {
  return choice<CaseDraft, 'unfolded' | 'ready' | 'own' | 'passed' | 'more', CaseDraft['way']>({
    ask: ({ shown }) => [
      ...(shown ? [...shown.lines, ...folded(shown), ...shown.letters] : []),
      say('receipt.what'),
    ],
    options: (draft) =>
      optionsOf(draft).map((id) => ({
        id,
        label: say(`cases.do.${id}`),
        ...(id === 'more' && {
          behind: [say('cases.more.close')],
          called: ['called-close', 'called-hand', 'called-give-back'] as const,
        }),
      })),
    save: (way) => ({
      way,
      ...(way === 'number' || way === 'earlier' || way === 'list' || way === 'reopen'
        ? { action: way }
        : {}),
    }),
    next: ({ way }) => {
      if (way === 'words') return 'unfolded'
      return way === 'number' || way === 'earlier' || way === 'list' || way === 'reopen'
        ? 'finish'
        : way
    },
  })
}

const optionsOf = (draft: CaseDraft): CaseDraft['way'][] => {
  const { isGone, isClosed, mayWrite, guarded, hasWords, hasNumber, earlier } = draft
  if (isGone) return ['list']
  const read: CaseDraft['way'][] = [
    ...(hasWords ? (['words'] as const) : []),
    ...(hasNumber ? (['number'] as const) : []),
    ...(earlier ? (['earlier'] as const) : []),
  ]
  // What she only reads comes last: where options are numbers, no other number changes by it.
  if (isClosed) return ['reopen', 'list', ...read]
  return [
    ...(mayWrite ? (['ready'] as const) : []),
    ...(mayWrite && guarded ? (['own'] as const) : []),
    'passed',
    'more',
    'list',
    ...read,
  ]
}
