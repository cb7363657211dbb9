/** How an alert is doing, as lines for moderators. */
import { shownCount } from '../../alerts/alert-text.ts'
import type { AlertFigures } from '../../stores/alert-figures.ts'
import { say, type Text } from '../../terms/text.ts'

/** The figures of an alert; `live` while it is still being sent. */
export const figureTexts = (figures: AlertFigures, live: boolean): Text[] => {
  const { chosen, sent, waiting, later, blocked, first, median } = figures
  return [
    say('warn.figures.chosen', { count: shownCount(chosen) }),
    say('warn.figures.sent', { count: shownCount(sent) }),
    live
      ? say('warn.figures.waiting', { count: shownCount(waiting) })
      : say('warn.figures.missed', { count: shownCount(waiting + later) }),
    ...(live && later > 0 ? [say('warn.figures.later', { count: shownCount(later) })] : []),
    ...(blocked > 0 ? [say('warn.figures.blocked', { count: shownCount(blocked) })] : []),
    ...(first === undefined ? [] : [say('warn.figures.first', { time: durationText(first) })]),
    ...(median === undefined ? [] : [say('warn.figures.median', { time: durationText(median) })]),
  ]
}

/** A time, in seconds or minutes. */
const durationText = (milliseconds: number): Text => {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 120
    ? say('warn.seconds', { seconds })
    : say('warn.minutes', { minutes: Math.round(seconds / 60) })
}
