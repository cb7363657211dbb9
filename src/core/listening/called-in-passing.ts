/**
 * What she calls an option by in the middle of a sentence: "oh no, I pressed the wrong button", "wrong town!!". It is
 * less sure than a whole message, so whatever it would undo is asked about by name.
 */
import { cityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { fromOption, isFree, type Meant } from '../terms/meaning.ts'
import type { Language, WordName, Words } from '../terms/text.ts'
import type { AnsweredTo } from './answering.ts'
import { listeningTo } from './listening-to.ts'
import type { SaidBeside } from './said-in-passing.ts'

/** What she can still take back: a decision of hers, or an alert that she sent. */
export interface Takeable {
  undo?: 'undo' | 'warn' | undefined
}

/** Words that would end something, where nothing is asked. */
const ENDING: readonly WordName[] = ['stop', 'back']

export const createCalledInPassing = (words: Words, home: Country) => {
  const { typed, calledIn, saidInPassing, townsNamed } = listeningTo(words)

  /** Nothing is asked, or a question that she has not begun to answer. */
  const mayTakeBack = ({ open, question }: AnsweredTo, { undo }: Takeable) =>
    undo !== undefined &&
    (isFree(question) ||
      (question?.ofOthers === true && !open?.options.some(({ id }) => id === 'back')))

  const namesTown = (text: string, language: Language): boolean =>
    townsNamed(home, text, { written: 'exact', languages: [language] }).towns.some(
      (town) => cityName(home, town) !== undefined,
    )

  return {
    /** "Undo", "oops" and "stop" as a whole message, while something can be taken back and no option says so. */
    alone(text: string, asked: AnsweredTo, takeable: Takeable): Meant | undefined {
      const { undo } = takeable
      if (undo === undefined || !mayTakeBack(asked, takeable)) return undefined
      const said = calledIn(text)
      const name = said && !said.rest ? said.name : undefined
      const isOffered =
        name !== undefined && asked.open?.options.some(({ called }) => called?.includes(name))
      if (isOffered) return undefined
      if (name === 'called-undo') return { kind: 'command', name: undo }
      const word = typed.wordOf(text)
      const isEnding = isFree(asked.question) && word !== undefined && ENDING.includes(word)
      return isEnding || name === 'called-wait' ? { kind: 'takeBack', by: undo } : undefined
    },

    /** What options are called by in a sentence. */
    within(text: string, asked: AnsweredTo): Meant | undefined {
      const { open, question, language } = asked
      if (question?.kind === 'typed') return undefined
      const said = saidInPassing(text)
      const called = (name: SaidBeside) =>
        open?.options.find((option) => option.called?.includes(name))?.id
      const town = called('called-town')
      if (town !== undefined && (said === 'called-town' || namesTown(text, language)))
        return fromOption(town)
      if (said === undefined) return undefined
      const slip = called('called-slip')
      return slip === undefined ? undefined : { kind: 'perhaps', ids: [slip] }
    },

    /** That something is to be taken back, in a sentence that answers nothing. */
    besideAnswers(text: string, asked: AnsweredTo, takeable: Takeable): Meant | undefined {
      const { undo } = takeable
      return undo !== undefined && mayTakeBack(asked, takeable) && saidInPassing(text)
        ? { kind: 'takeBack', by: undo }
        : undefined
    },
  }
}
