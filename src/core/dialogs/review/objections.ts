import type { Entry } from '../../blacklist/warning.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import { say, type Text } from '../../terms/text.ts'

interface Draft {
  id: string
  /** Whether more was reported since: only then the entries may stay. */
  since: boolean
  /** What the moderator reads. */
  disputed: Text[]
  decision: 'stays' | 'goes' | 'later'
}

/**
 * A moderator looks again at entries that somebody objects to: levels, harms and quarters. Words and
 * towns are no longer kept, and she never sees the number.
 */
export const objectionsDialog = () =>
  dialogFor<Draft>()({
    name: 'objections',
    version: 1,
    first: 'decide',
    discreet: true,
    lasts: 60 * 60 * 1000,

    async begin({ member, now }, stores) {
      if (member?.role !== 'moderator')
        return { replies: [{ text: [say('review.moderatorsOnly')] }] }
      const senders = await stores.members.sendersOf(member.id)
      const next = await stores.objections.next({ groupId: member.groupId, senders })
      if (!next) return { replies: [{ text: [say('objections.none')] }] }
      const { id, suspended, since } = next
      await stores.audit.note(member.handle, 'objection.read', now, { reportId: id })
      return {
        draft: {
          id,
          since: since.length > 0,
          disputed: [
            say('objections.read'),
            ...entryLines(suspended),
            ...(since.length > 0
              ? [say('objections.since'), ...entryLines(since)]
              : [say('objections.nothingSince')]),
          ],
        },
      }
    },

    steps: {
      decide: choice({
        binding: true,
        ask: ({ disputed }) => [...disputed, say('objections.decide')],
        options: ({ since }) => [
          ...(since ? [{ id: 'stays' as const, label: say('objections.stays') }] : []),
          { id: 'goes' as const, label: say('objections.goes') },
          { id: 'later' as const, label: say('review.later') },
        ],
        save: (decision) => ({ decision }),
        next: 'finish',
      }),
    },

    async finish({ id, decision }, { sender, member, now }, stores) {
      if (member?.role !== 'moderator')
        return { replies: [{ text: [say('review.moderatorsOnly')] }] }
      if (decision === 'later') return { replies: [], goOn: 'menu' }
      const senders = await stores.members.sendersOf(member.id)
      const outcome = await stores.objections.look(id, { sender, senders }, decision === 'stays')
      if (!outcome) return { replies: [{ text: [say('objections.tooLate')] }], goOn: 'objections' }
      await stores.audit.note(member.handle, `objection.${decision}`, now, { reportId: id })
      return {
        replies: [{ text: [say(`objections.done.${outcome}`)] }],
        goOn: 'objections',
        discreet: true,
      }
    },
  })

/** Entries as lines, each with the number of its voice. */
const entryLines = (entries: readonly Entry[]): Text[] => {
  const voices = [...new Set(entries.map(({ voice }) => voice))]
  return entries.flatMap(({ level, quarter, voice, harms }) => [
    say('objections.entry', {
      voice: voices.indexOf(voice) + 1,
      level,
      quarter: (quarter % 4) + 1,
      year: String(Math.floor(quarter / 4)),
    }),
    ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
  ])
}
