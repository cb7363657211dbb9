/** Safety practice, one card for each; and pages to show to somebody who helps. */

import { choice } from '../../engine/steps.ts'
import { languageName } from '../../rights/language-name.ts'
import { PHASES, type Phase } from '../../rights/pack.ts'
import { practiceId } from '../../rights/statements.ts'
import { practiceOf, sheetOf, sheetTitle } from '../../rights/texts.ts'
import { say, type Text } from '../../terms/text.ts'
import type { Draft, KnowNeeds, StepName } from './draft.ts'
import { soundLines } from './sounds.ts'
import { sourceLines } from './sources.ts'

export const practiceSteps = ({ knowledge }: KnowNeeds) => {
  const { pack } = knowledge
  const cardsOf = (phase: Phase) => Object.entries(pack.practice[phase] ?? {})

  const card = ({ phase, practice }: Draft): Text[] => {
    const cards = cardsOf(phase)
    const [id, fact] = cards[practice] ?? []
    if (id === undefined || fact === undefined) return [say(`phase.${phase}`)]
    return [
      say('know.part', { title: say(`phase.${phase}`), page: practice + 1, pages: cards.length }),
      practiceOf(pack, phase, id),
      ...knowledge.marks(practiceId(phase, id)),
      say('know.from'),
      ...sourceLines(pack, fact.sources),
    ]
  }

  return {
    phase: choice<Draft, StepName, Phase>({
      ask: [say('know.phase')],
      options: PHASES.filter((phase) => cardsOf(phase).length > 0).map((id) => ({
        id,
        label: say(`phase.${id}`),
      })),
      save: (phase) => ({ phase, practice: 0 }),
      next: 'practice',
    }),

    practice: choice<Draft, StepName, 'more'>({
      ask: card,
      options: ({ phase, practice }) =>
        practice < cardsOf(phase).length - 1 ? [{ id: 'more', label: say('know.next') }] : [],
      save: (_, { practice }) => ({ practice: practice + 1 }),
      next: 'practice',
      turnBack: ({ practice }) => (practice > 0 ? { practice: practice - 1 } : undefined),
    }),

    /**
     * First the page that she shows to somebody. Below it: how it sounds, and what it says in her
     * language.
     */
    sheet: choice<Draft, StepName, string>({
      ask: ({ sheet }, { language }) => {
        const shown = pack.language
        const theirs = sheetOf(pack, sheet, languageName(language, shown))
        return [
          { ...theirs, language: shown },
          ...soundLines(pack, sheet, language),
          ...(language === shown
            ? []
            : [
                say('know.means', { title: sheetTitle(pack, sheet) }),
                sheetOf(pack, sheet, languageName(language, language)),
              ]),
        ]
      },
      options: [],
      save: () => ({}),
      next: 'topic',
    }),
  }
}
