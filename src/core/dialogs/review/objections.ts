import { headBeside } from '../../actions/piles.ts'
import { KEEPING_REASONS, type KeepingReason } from '../../blacklist/objections.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import type { DisputedEntry } from '../../stores/entries.ts'
import type { Disputed } from '../../stores/objections.ts'
import { say, type Text } from '../../terms/text.ts'
import { MODERATORS_ONLY } from './as-moderator.ts'
import { NUMERALS } from './numerals.ts'
import type { DecisionNeeds } from './review-decisions.ts'
import { lineOf } from './review-lines.ts'

interface Draft {
  id: string
  /** Nothing is listed about the number. */
  empty: boolean
  /** What the moderator reads. */
  disputed: Text[]
  decision: 'stays' | 'goes' | 'seen' | 'later'
  /** Why it stays. */
  why: KeepingReason
  /** What those who reported say of it since. Read only once she has decided. */
  said: Text[]
  sure: 'on' | 'anew'
}

const afterDecision = ({ said }: Draft) => (said.length > 0 ? 'said' : 'finish')

/**
 * A moderator looks again at entries that somebody objects to: levels, harms and quarters. Words
 * and towns are no longer kept, and she never sees the number.
 */
export const objectionsDialog = ({ day }: DecisionNeeds) =>
  dialogFor<Draft>()({
    name: 'objections',
    version: 3,
    first: 'decide',
    discreet: true,
    ofOthers: true,
    lasts: 60 * 60 * 1000,

    async begin({ member, now }, stores) {
      if (member?.role !== 'moderator') return MODERATORS_ONLY
      const senders = await stores.members.sendersOf(member.id)
      const [next] = await stores.objections.waiting({ groupId: member.groupId, senders })
      if (!next) return { replies: [{ text: [say('objections.none')] }] }
      await stores.audit.note(member.handle, 'objection.read', now, { reportId: next.id })
      const empty = next.disputed.length === 0
      const head = lineOf(await headBeside({ member, stores, now, today: day(now) }))
      return {
        draft: { id: next.id, empty, disputed: [...head, ...linesOf(next)], said: saidLines(next) },
      }
    },

    steps: {
      decide: choice({
        binding: true,
        ask: ({ disputed, empty }) => [...disputed, ...(empty ? [] : [say('objections.decide')])],
        options: ({ empty }) => [
          ...(empty
            ? [{ id: 'seen' as const, label: say('objections.seen'), numeral: NUMERALS.yes }]
            : [
                { id: 'stays' as const, label: say('objections.stays'), numeral: NUMERALS.yes },
                {
                  id: 'goes' as const,
                  label: say('objections.goes'),
                  numeral: NUMERALS.no,
                  isFinal: true as const,
                },
              ]),
          { id: 'later' as const, label: say('review.later'), numeral: NUMERALS.later },
        ],
        save: (decision) => ({ decision }),
        next: (draft) => {
          const { decision } = draft
          if (decision === 'stays') return 'why'
          return decision === 'goes' ? afterDecision(draft) : 'finish'
        },
      }),

      why: choice({
        binding: true,
        ask: [say('objections.why.ask')],
        options: KEEPING_REASONS.map((id) => ({ id, label: say(`objections.why.${id}`) })),
        save: (why) => ({ why }),
        next: afterDecision,
      }),

      said: choice({
        binding: true,
        ask: ({ said }) => [say('objections.said.read'), ...said, say('objections.said.anybody')],
        options: [
          { id: 'on', label: say('objections.said.on') },
          { id: 'anew', label: say('objections.said.anew'), numeral: NUMERALS.more },
        ],
        save: (sure) => ({ sure }),
        next: ({ sure }) => (sure === 'anew' ? 'decide' : 'finish'),
      }),
    },

    async finish({ id, decision, why }, { sender, member, now }, stores) {
      if (member?.role !== 'moderator') return MODERATORS_ONLY
      if (decision === 'later') return { replies: [], goOn: 'menu' }
      const senders = await stores.members.sendersOf(member.id)
      // If nothing is listed, nothing is removed.
      const says = decision === 'stays' ? { stays: true, why } : { stays: false }
      const outcome = await stores.objections.look(id, { sender, senders }, says)
      if (!outcome) return { replies: [{ text: [say('objections.tooLate')] }], goOn: 'objections' }
      // The audit is the same in every case, so that it does not show whether the number is listed.
      await stores.audit.note(member.handle, 'objection.look', now, { reportId: id })
      const said = decision === 'seen' ? 'seen' : outcome
      return {
        replies: [{ text: [say(`objections.done.${said}`)] }],
        goOn: 'objections',
        discreet: true,
      }
    },
  })

/** The lines that a moderator reads about a case. */
const linesOf = ({ disputed, hidden, since, grounds }: Disputed): Text[] => {
  const voices = voicesOf({ disputed, since })
  return [
    ...(disputed.length === 0
      ? [say('objections.empty')]
      : [
          say(hidden ? 'objections.read' : 'objections.readShown'),
          ...entryLines(disputed, voices),
        ]),
    ...grounds.map((ground) => say(`objections.ground.${ground}`)),
    ...(disputed.length === 0
      ? []
      : since.length > 0
        ? [say('objections.since'), ...entryLines(since, voices)]
        : [say('objections.nothingSince')]),
  ]
}

/** The voices in a case: each has one number on all of its screens. */
const voicesOf = ({ disputed, since }: Pick<Disputed, 'disputed' | 'since'>): string[] => [
  ...new Set([...disputed, ...since].map(({ voice }) => voice)),
]

const quarterText = (quarter: number) => ({
  quarter: (quarter % 4) + 1,
  year: String(Math.floor(quarter / 4)),
})

/** Entries as lines, each with the number of its voice. */
const entryLines = (entries: readonly DisputedEntry[], voices: readonly string[]): Text[] =>
  entries.flatMap(({ level, fixed, quarter, voice, harms }) => [
    say(fixed === undefined ? 'objections.entry' : 'objections.entryAlone', {
      voice: voices.indexOf(voice) + 1,
      level,
      ...(fixed !== undefined && { fixed }),
      ...quarterText(quarter),
    }),
    ...lineOf(harms.map((harm) => say(`harm.${harm}`))),
  ])

/** What those who reported said of it with their receipts. */
const saidLines = ({ disputed, since }: Disputed): Text[] => {
  const voices = voicesOf({ disputed, since })
  return [...disputed, ...since].flatMap(({ voice, stance }) =>
    stance
      ? [
          say(`objections.said.${stance.says}`, {
            voice: voices.indexOf(voice) + 1,
            ...quarterText(stance.quarter),
          }),
        ]
      : [],
  )
}
