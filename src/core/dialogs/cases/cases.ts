import { headBeside, headFor } from '../../actions/piles.ts'
import type { Desk } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, choiceOf, offer } from '../../engine/steps.ts'
import { isCaseworker } from '../../members/role.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { lineOf } from '../review/review-lines.ts'
import { caseDraft, goneDraft, listedAll, OPENED_AGAIN } from './case-lines.ts'
import { caseSteps } from './case-steps.ts'
import { doIt, mayRead } from './do-it.ts'
import type { CaseDraft, CaseView } from './draft.ts'
import { hasMore, maybeLetter, maybeLines, NO_UNSEND } from './maybe-letter.ts'

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
      const listed = listedAll(await stores.caseFiles.shownTo(member.id, now), member.id, now)
      const looks = { member, stores, now, today: needs.day(now) }
      if (listed.length === 0)
        return { replies: [{ text: [say('cases.none'), ...(await headFor(looks))] }] }
      const head = lineOf(await headBeside(looks))
      return { draft: { head, listed } }
    },

    steps: {
      list: choiceOf<CaseDraft, never, string>({
        ask: ({ head = [] }) => [say('cases.list'), ...head, say('cases.signs')],
        options: ({ listed }) =>
          listed.map(({ id, label, isLastClosed }) =>
            offer(id, label, undefined, ...(isLastClosed ? OPENED_AGAIN : [])),
          ),
        cannot: NO_UNSEND,
        save: (id) => ({ id, action: 'open' }),
        next: 'finish',
      }),

      home: home('home', needs, ({ words }) => (words.length > 0 ? [say('review.folded')] : [])),

      unfolded: home('unfolded', needs, ({ words }) => words),

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

type Names = 'home' | 'unfolded' | 'ready' | 'own' | 'send' | 'passed' | 'more'

/** The case, and what she can do with it. */
function home(
  here: 'home' | 'unfolded',
  { country, desk }: Needs,
  folded: (shown: CaseView) => Text[],
) {
  return choice<CaseDraft, Names, CaseDraft['way']>({
    ask: ({ shown, maybe }) => [
      ...(shown ? [...shown.lines, ...folded(shown), ...shown.letters] : []),
      ...maybeLines(maybe),
      say('receipt.what'),
    ],
    options: (draft) =>
      optionsOf(draft).map((id) => ({
        id,
        label: say(`cases.do.${id}`),
        ...(id === 'reopen' && { called: OPENED_AGAIN }),
        ...(id === 'more' && {
          behind: [say('cases.more.close')],
          called: ['called-close', 'called-hand', 'called-give-back'] as const,
        }),
      })),
    cannot: NO_UNSEND,
    orElse: (text, draft, { language }) => {
      const maybe = maybeLetter(text, draft, language)
      return maybe && { way: 'again', maybe }
    },
    save: (way, { maybe }) => ({
      way,
      ...(way === 'letter' && maybe && { says: maybe }),
      ...(way === 'number' || way === 'earlier' || way === 'list' || way === 'reopen'
        ? { action: way }
        : {}),
    }),
    next: ({ way, says }) => {
      if (way === 'again') return here
      // There she reads what a letter leaves out.
      if (way === 'letter') return hasMore(says, country.code, desk?.phone) ? 'own' : 'send'
      if (way === 'words') return 'unfolded'
      return way === 'number' || way === 'earlier' || way === 'list' || way === 'reopen'
        ? 'finish'
        : way
    },
  })
}

type Way = Exclude<CaseDraft['way'], 'again'>

const optionsOf = (draft: CaseDraft): Way[] => {
  const { isGone, isClosed, mayWrite, guarded, hasWords, hasNumber, earlier, maybe } = draft
  if (isGone) return ['list']
  const read: Way[] = [
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
    ...(maybe ? (['letter'] as const) : []),
  ]
}
