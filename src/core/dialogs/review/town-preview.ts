/** What a town would read of a report, for the moderator who decides on it. */
import { type AlertContent, alertOfFacts, factsFor, isTooOld } from '../../alerts/alert.ts'
import { alertTexts, reachText } from '../../alerts/alert-text.ts'
import { reachOf } from '../../alerts/reaches.ts'
import { needsSecond } from '../../blacklist/review.ts'
import type { Level } from '../../blacklist/taxonomy.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import type { Readable } from '../../stores/reviews.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import type { ReviewDraft } from './draft.ts'

/** What is needed for the preview; undefined if the report makes no alert. */
export const townOf = async (
  told: Readable,
  now: Date,
  stores: Stores,
): Promise<ReviewDraft['town']> => {
  const facts = told.exposure === 'reviewed' && !isTooOld(told, now) ? factsFor(told) : undefined
  return facts && { facts, reach: await stores.alerts.reachByTown(now) }
}

/** The alert that follows from what she chose. */
const alertBy = ({ town, action, harms, second }: ReviewDraft): AlertContent | undefined => {
  const level = levelOf(action)
  if (!town || level === undefined) return undefined
  const confirmed = action === 'grave' || second || !needsSecond(level)
  return alertOfFacts(town.facts, { level, harms, confirmed })
}

const levelOf = (action: ReviewDraft['action']): Level | undefined =>
  action === 'grave' ? 4 : typeof action === 'object' ? action.approve : undefined

/** Whether she is shown first what goes to the town: only if somebody reads it there. */
export const hasPreview = (draft: ReviewDraft): boolean => {
  const alert = alertBy(draft)
  return alert !== undefined && !!draft.town && reachOf(draft.town.reach, alert.city) > 0
}

/** That her decision warns a town in which nobody reads it. */
export const reachesNobody = (country: Country, draft: ReviewDraft): Text[] => {
  const alert = alertBy(draft)
  return alert && draft.town && reachOf(draft.town.reach, alert.city) === 0
    ? [reachText(country, alert.city, draft.town.reach)]
    : []
}

/** She reads what the town will read, and how many that are, before she decides. */
export const previewStep = (country: Country) =>
  choice<ReviewDraft, 'preview', 'yes'>({
    binding: true,
    ask: (draft, { language }) => {
      const alert = alertBy(draft)
      if (!alert || !draft.town) return []
      return [
        say('review.preview.ask'),
        ...alertTexts(alert, false, country, language),
        reachText(country, alert.city, draft.town.reach),
      ]
    },
    options: [{ id: 'yes', label: say('review.preview.yes') }],
    save: () => ({}),
    next: 'finish',
  })
