/** What somebody refuses, tells of or only asks about is not begun, however much of it is said: "never delete". */
import type { Concept } from './concept.ts'
import type { Utterance } from './utterance.ts'

const isDenied = ({ denied, affirmed }: Utterance, concept: Concept): boolean =>
  denied.has(concept) && !affirmed.has(concept)

/** Whoever says more than that also says what she wants: "he deleted it, delete all about me". */
const MOST_TOLD = 6

const isTold = ({ said, length }: Utterance, concept: Concept): boolean =>
  said.has(concept) && length <= MOST_TOLD

/** What else may have been done to somebody who says that something was not. */
const DONE = [
  'rape',
  'beaten',
  'hit-now',
  'choked',
  'robbed',
  'forcing',
  'drugged',
  'film',
] as const satisfies readonly Concept[]

/** "Nobody raped me": what helps after it is not needed. */
const isNotDone = ({ said }: Utterance): boolean =>
  said.has('not-done') && !DONE.some((concept) => said.has(concept))

/** What names that something is to be deleted. */
const DELETING = [
  'delete-all',
  'delete-word',
  'delete-this',
  'partner-looks',
] as const satisfies readonly Concept[]

const REFUSED: Readonly<Record<string, (heard: Utterance) => boolean>> = {
  'command:wipe': (heard) => {
    const { said } = heard
    const isAsked = said.has('what-if') && (said.has('delete-word') || said.has('delete-all'))
    const isNamed = DELETING.some((concept) => said.has(concept))
    return (
      isAsked ||
      // "Everything went well": it names everything, and nothing to be deleted.
      (said.has('all-well') && !isNamed) ||
      isTold(heard, 'no-delete') ||
      // "He deleted everything."
      isTold(heard, 'was-deleted') ||
      isDenied(heard, 'delete-word')
    )
  },
  'topic:care': isNotDone,
  'topic:consent': isNotDone,
  'topic:violence-robbery': isNotDone,
  'command:report': (heard) =>
    isTold(heard, 'already-told') ||
    isDenied(heard, 'report') ||
    (isTold(heard, 'police-report') && isDenied(heard, 'police-report')),
  // "I cannot check him", "I have not checked him": she wants to.
  'command:check': (heard) => isTold(heard, 'no-check'),
  'command:alerts': (heard) => isDenied(heard, 'alerts'),
  'command:safecall': (heard) => isDenied(heard, 'safe-call'),
  'command:invite': (heard) => isDenied(heard, 'invite'),
}

/** Whether she says that something is not to be done, or was. */
export const isRefusing = (heard: Utterance): boolean =>
  Object.values(REFUSED).some((isRefused) => isRefused(heard))

/** What names a wish that begins a dialog. */
const WISHES = [
  'report',
  'delete-all',
  'check',
  'alerts',
  'safe-call',
  'invite',
  'join',
] as const satisfies readonly Concept[]

/** Whether she refuses something in few words, and names nothing that she wants instead. */
const isOnlyRefusing = (heard: Utterance): boolean =>
  heard.length <= MOST_TOLD &&
  isRefusing(heard) &&
  !WISHES.some((concept) => heard.affirmed.has(concept))

/** It may be shown beside what she refuses: "what happens if I delete everything?", "I have reported already". */
const BESIDE: ReadonlySet<string> = new Set(['command:privacy', 'command:receipt'])

/** What was heard, without what she refuses. */
export const withoutRefused = (heard: Utterance): Utterance => {
  const isOnly = isOnlyRefusing(heard)
  const isBegun = (meaning: string) => meaning.startsWith('command:') && !BESIDE.has(meaning)
  return {
    ...heard,
    // "I never report" is no cry.
    surmised: isOnly ? [] : heard.surmised,
    beside: isOnly ? [] : heard.beside,
    meanings: heard.meanings.filter(
      ({ meaning }) => !REFUSED[meaning]?.(heard) && !(isOnly && isBegun(meaning)),
    ),
  }
}
