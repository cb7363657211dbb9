import { type AlertContent, alertFrom } from '../alerts/alert.ts'
import { type Content, listsSomebody } from '../blacklist/reports.ts'
import { type Harm, LEVELS, type Level, suggestedLevel } from '../blacklist/taxonomy.ts'
import { cityName, ELSEWHERE } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { say, type Text } from '../text.ts'
import { dialogFor } from './dialog.ts'
import { additions } from './report.ts'
import { choice } from './steps.ts'

interface Draft {
  id: string
  second: boolean
  /** Whether an approval lists a number. */
  lists: boolean
  suggested: Level
  /** What may go out at once, though there is no number to list. */
  alert?: { content: AlertContent; withdrawal: string }
  /** What the moderator reads. */
  report: Text[]
  decision: 'count' | 'decline' | 'later' | `approve${Level}`
}

interface Needs {
  country: Country
  /** The day where the organisation is, as 2026-11-22: the week of a decision begins there. */
  day(now: Date): string
}

/** A moderator reads what came in and decides; nothing reaches a member before. */
export const reviewDialog = ({ country, day }: Needs) =>
  dialogFor<Draft>()({
    name: 'review',
    version: 1,
    first: 'decide',
    discreet: true,
    // A report is not to lie about in a moderator's session after somebody has decided on it.
    lasts: 60 * 60 * 1000,

    async begin({ member, now }, stores) {
      if (member?.role !== 'moderator')
        return { replies: [{ text: [say('review.moderatorsOnly')] }] }
      const senders = await stores.members.sendersOf(member.id)
      const next = await stores.reports.next({ handle: member.handle, senders }, now)
      if (!next) return { replies: [{ text: [say('review.none')] }] }
      const { id, content, second, doubted } = next
      await stores.audit.note(member.handle, 'read', now, { reportId: id })
      const suggested = content.decided?.level ?? suggestedLevel(content.harms, content.flags) ?? 1
      const alert = alertWithoutNumber(content, suggested)
      const city =
        content.city === ELSEWHERE
          ? say('city.elsewhere')
          : say('city.named', { name: cityName(country, content.city) ?? content.city })
      return {
        draft: {
          id,
          second,
          lists: listsSomebody(content),
          suggested,
          ...(alert && { alert: { content: alert, withdrawal: content.withdrawal } }),
          report: [
            ...(second ? [say('review.second', { level: content.decided?.level ?? 3 })] : []),
            ...(doubted ? [say('review.doubted')] : []),
            ...content.harms.map((harm: Harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
            say('review.numbers', { count: content.subjects.length }),
            say('told.city', { city }),
            ...additions(content),
            say('told.exposure', { exposure: say(`exposure.${content.exposure}`) }),
            ...(content.words ? [say('review.words', { words: content.words })] : []),
          ],
        },
      }
    },

    steps: {
      decide: choice({
        binding: true,
        ask: ({ report }) => [say('review.read'), ...report, say('review.decide')],
        options: ({ suggested, lists, second, alert }) => [
          ...(lists || alert
            ? levelsFor(suggested, second).map((level) => ({
                id: `approve${level}` as const,
                label: say(`review.level.${level}`),
              }))
            : []),
          ...(lists ? [] : [{ id: 'count' as const, label: say('review.count') }]),
          { id: 'decline' as const, label: say('review.decline') },
          { id: 'later' as const, label: say('review.later') },
        ],
        save: (decision) => ({ decision }),
        next: ({ decision }) => (decision === 'decline' ? 'sure' : 'finish'),
      }),

      sure: choice({
        binding: true,
        ask: [say('review.declineSure')],
        options: [{ id: 'decline', label: say('review.declineYes') }],
        save: () => ({}),
        next: 'finish',
      }),
    },

    async finish({ id, second, lists, decision, alert }, { sender, member, now }, stores) {
      if (member?.role !== 'moderator')
        return { replies: [{ text: [say('review.moderatorsOnly')] }] }
      if (decision === 'later') {
        await stores.audit.note(member.handle, 'pass', now, { reportId: id })
        return { replies: [], goOn: 'review' }
      }
      if (decision === 'decline') {
        const declined = await stores.reports.decline(id, second)
        if (!declined) return { replies: [{ text: [say('review.tooLate')] }], goOn: 'review' }
        await stores.entries.remove(declined.entries)
        await stores.alerts.withdrawOf(declined.withdrawal, now)
        await stores.audit.note(member.handle, 'decline', now, { reportId: id })
        return { replies: [{ text: [say('review.declined')] }], goOn: 'review', discreet: true }
      }
      const level = LEVELS.find((one) => decision === `approve${one}`)
      const state = await stores.reports.approve(id, level, second, lists, day(now), sender)
      if (!state) return { replies: [{ text: [say('review.tooLate')] }], goOn: 'review' }
      await stores.audit.note(member.handle, 'approve', now, {
        reportId: id,
        ...(level && { level }),
      })
      if (alert && level) {
        await stores.alerts.publishOf({ ...alert.content, level }, alert.withdrawal, now)
        return { replies: [{ text: [say('warn.done.send')] }], goOn: 'review', discreet: true }
      }
      return { replies: [{ text: [say(`review.done.${state}`)] }], goOn: 'review', discreet: true }
    },
  })

/** The alert of a report that lists nobody. One moderator is enough: it names no number, and it may be urgent. */
const alertWithoutNumber = (content: Content, level: Level): AlertContent | undefined => {
  if (content.subjects.length > 0 || content.exposure !== 'reviewed') return undefined
  const decided = { day: '', level, confirmed: true, by: '' }
  return alertFrom({ ...content, decided }, true)
}

/** A moderator may change the level by one. The second one of a danger may agree, or say less, never more. */
const levelsFor = (suggested: Level, second: boolean): Level[] =>
  LEVELS.filter((level) =>
    second ? level >= 2 && level <= suggested : Math.abs(level - suggested) <= 1,
  )
