/** What happened, where she names it by the words of an option: "robbery", "violence and threats". */
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Words } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import { labelsSaid } from './labels-said.ts'
import type { Understanding } from './understand.ts'
import { denialsIn } from './undone.ts'

type Options = Pick<OpenQuestion, 'options'>

const PAUSE = /[,;.:!?…–—\n]+/u
/** Spaces in Thai are pauses. */
const PAUSE_IN_THAI = /[\s,;.:!?…–—]+/u

/**
 * The options that she names wholly or nearly so, or with nothing besides. In a sentence, one word of a label says nothing ("no
 * thanks" is not "more than agreed"), and neither does a label of one word that she denies ("not violent").
 */
export const createLabelsTold =
  (words: Words, understand: Understanding) =>
  (text: string, shown: Options, language: Language): string[] => {
    const { whole: all, mostly, alone } = labelsSaid(text, shown, { words, language })
    const whole = [...new Set([...all, ...mostly])]
    const isDenying = (part: string): boolean => {
      const { said, places } = understand(part, language)
      const isRefusing = said.has('thanks') || said.has('undone') || said.has('not-done')
      return isRefusing || denialsIn(places).length > 0
    }
    const parts = text.split(hear(text).thai === '' ? PAUSE : PAUSE_IN_THAI)
    // "No violence, just did not pay": in all of it, one denial may seem a part of what he did.
    if (![text, ...parts].some(isDenying)) return whole.length > 0 ? whole : alone
    const affirmed = parts.filter((part) => !isDenying(part)).join(', ')
    const plainly = new Set(labelsSaid(affirmed, shown, { words, language }).whole)
    // "Did not come" is a denial itself.
    const hasMore = (id: string): boolean => {
      const option = shown.options.find((one) => one.id === id)
      const label = option ? words.in(language, option.label) : ''
      return hear(label).words.length > 1 || isDenying(label)
    }
    return whole.filter((id) => plainly.has(id) || hasMore(id))
  }
