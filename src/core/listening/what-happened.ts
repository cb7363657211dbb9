/** What somebody tells who is asked what happened. */
import { HARM_IDS, type Harm } from '../blacklist/taxonomy.ts'
import type { Country } from '../rights/country.ts'
import type { Meant, Question } from '../terms/meaning.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { harmsSaid, isAskingWhat } from './harms-said.ts'
import { labelsSaid } from './labels-said.ts'
import { createLabelsTold } from './labels-told.ts'
import { listeningTo } from './listening-to.ts'
import { createToldBeside } from './told-beside.ts'
import type { Utterance } from './utterance.ts'

/** Every harm, as if it could be chosen: where a danger is asked for, its name says more. */
const HARM_OPTIONS = { options: HARM_IDS.map((id) => ({ id, label: say(`harm.${id}`) })) }

interface Asked {
  open: OpenQuestion
  question: Question
  language: Language
}

export const createWhatHappened = (words: Words, home: Country) => {
  const { understand, knows, townsNamed } = listeningTo(words)
  const labelsTold = createLabelsTold(words, understand)
  const toldBeside = createToldBeside({ home, knows, townsNamed })

  /** The harms that she tells of. "Groped" is the name of one: it says no other one beside it. */
  function harmsIn(heard: Utterance, text: string, language: Language): Harm[] {
    const { whole, alone } = labelsSaid(text, HARM_OPTIONS, { words, language })
    return whole.length === 1 && alone.length === 1 ? [] : harmsSaid(heard)
  }

  function toldIn(heard: Utterance, text: string, asked: Asked): Meant | undefined {
    const { open, question, language } = asked
    if (isAskingWhat(heard)) return undefined
    const harms = [
      ...new Set([...harmsIn(heard, text, language), ...labelsTold(text, HARM_OPTIONS, language)]),
    ]
    const told = (question.hears(harms) ?? []).filter((id) =>
      open.options.some((one) => one.id === id),
    )
    const ids = [...new Set([...told, ...labelsTold(text, open, language)])]
    const { reading, town } = toldBeside(text, language)
    // A bare number is a check: somebody may be at the door.
    const isNumber = reading !== undefined && !reading.whole
    const isMore = isNumber || (town !== undefined && !isAsking(text))
    return ids.length > 0 || isMore ? { kind: 'named', ids, harms, text } : undefined
  }

  return { harmsIn, toldIn }
}
