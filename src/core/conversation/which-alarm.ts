/** Of the alarms that somebody was told of, which one her words are about. */
import type { Deed, SafeCallDraft, ShownCall } from '../dialogs/safe-call/draft.ts'
import type { WatcherHeard } from '../listening/listening-to.ts'
import type { WatcherAnswer } from '../safe-call/watching.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'

/** The draft of a place in the dialog of safe-calls. */
export const draftOf = ({ draft }: Place): SafeCallDraft => draft as unknown as SafeCallDraft

/** Their ids. */
export const idsOf = (calls: readonly ShownCall[]): string[] => calls.map(({ id }) => id)

/** An alarm that is over. */
export const isOver = ({ isAlarm, over, rehearsal }: ShownCall): boolean =>
  isAlarm && over !== undefined && !rehearsal

/** The alarms that she can answer so. */
export const fitting = ({ calls }: SafeCallDraft, answer: WatcherAnswer): ShownCall[] =>
  calls.filter(
    (one) =>
      one.isAlarm &&
      !one.over &&
      !one.rehearsal &&
      one.answers.includes(answer) &&
      (answer !== 'goOn' || one.hers === 'reached'),
  )

/** Of which calls she may say an answer: those that she names, otherwise the one that she took, if it is shown. */
export const idsMeant =
  (draft: SafeCallDraft, call: ShownCall, { named }: WatcherHeard) =>
  (answer: WatcherAnswer): string[] => {
    const isShown = call.answers.includes(answer)
    if (!call.isAlarm || call.rehearsal) return isShown ? [call.id] : []
    const fits = fitting(draft, answer)
    const ofName = fits.filter(({ name }) => named.includes(name))
    if (ofName.length > 0) return idsOf(ofName)
    const [taken, ...others] = fits.filter(({ hers }) => hers === 'taken')
    return taken?.id === call.id && others.length === 0 ? [call.id] : idsOf(fits)
  }

/** She typed the label of an answer below one alarm, and has taken another one. */
export const isOfAnother = (
  draft: SafeCallDraft,
  call: ShownCall,
  answer: WatcherAnswer,
): boolean =>
  call.isAlarm &&
  call.hers !== 'taken' &&
  fitting(draft, answer).some(({ hers }) => hers === 'taken')

/** The answer whose label she typed, if that names nobody. */
export const labelTyped = (meant: Meant, text: string): WatcherAnswer | undefined => {
  if (meant.kind !== 'option' || /^\P{L}*$/u.test(text) || !meant.id.startsWith('{'))
    return undefined
  const deed: Deed = JSON.parse(meant.id)
  return deed.do === 'answer' && deed.answer !== 'reached' ? deed.answer : undefined
}
