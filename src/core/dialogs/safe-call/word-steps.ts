/** Her safe word, her second word, and how long she has to answer. */

import { LONGEST_LINE } from '../../alerts/preferences.ts'
import { choiceOf, confirm, offer, typed } from '../../engine/steps.ts'
import { LONGEST_GRACE, SHORTEST_GRACE, USUAL_GRACE } from '../../safe-call/call.ts'
import { plainWord } from '../../safe-call/plain-word.ts'
import { say } from '../../terms/text.ts'
import type { Deed, SafeCallDraft, SafeCallNeeds, SafeCallStep } from './draft.ts'

const SHORTEST_WORD = 4
const LONGEST_WORD = 40
const GRACES = [SHORTEST_GRACE, 10, USUAL_GRACE, 20, LONGEST_GRACE] as const

/** The steps about her words. */
export const wordSteps = ({ givesAway, chosen }: SafeCallNeeds) => ({
  words: choiceOf<SafeCallDraft, SafeCallStep, Deed>({
    ask: [say('safeCall.secret.what')],
    options: ({ words }) => [
      offer<Deed>({ do: 'safe' }, say('safeCall.secret.safe')),
      ...(words.safe ? [offer<Deed>({ do: 'second' }, say('safeCall.secret.second'))] : []),
      ...(words.safe || words.duress
        ? [offer<Deed>({ do: 'remove' }, say('safeCall.secret.remove'))]
        : []),
      offer<Deed>({ do: 'grace' }, say('safeCall.secret.grace')),
      offer<Deed>({ do: 'line' }, say('safeCall.secret.line')),
    ],
    save: (deed) => ({ deed }),
    next: ({ deed }) =>
      deed.do === 'remove' || deed.do === 'grace' || deed.do === 'line' ? deed.do : 'word',
  }),

  // It says the same whether or not there is a second word: whoever looks over her shoulder must not learn that.
  remove: confirm<SafeCallDraft, SafeCallStep>({
    ask: [say('safeCall.secret.removeAsk')],
    yes: say('safeCall.secret.remove'),
    no: say('safeCall.secret.keep'),
    binding: true,
    save: (yes) => ({ deed: { do: yes ? 'remove' : 'words' } }),
    next: ({ deed }) => (deed.do === 'remove' ? 'finish' : 'words'),
  }),

  word: typed<SafeCallDraft, SafeCallStep>({
    ask: [say('safeCall.secret.ask')],
    read: (text, { language }) => {
      const word = chosen(text, language, 'word')
      if (word === undefined) return { retry: [say('safeCall.secret.noWord')] }
      const length = [...plainWord(word)].length
      return length < SHORTEST_WORD || length > LONGEST_WORD
        ? { retry: [say('safeCall.secret.length')] }
        : { saved: { word } }
    },
    next: 'finish',
  }),

  line: typed<SafeCallDraft, SafeCallStep>({
    ask: [say('safeCall.secret.lineAsk'), say('alerts.line.ownHow')],
    skip: { line: '' },
    read: (text) => {
      const line = text.replace(/\s+/g, ' ').trim()
      if (line.length > LONGEST_LINE)
        return { retry: [say('retry.long', { longest: LONGEST_LINE })] }
      return givesAway(line) ? { retry: [say('safeCall.secret.lineTells')] } : { saved: { line } }
    },
    next: 'finish',
  }),

  grace: choiceOf<SafeCallDraft, SafeCallStep, number>({
    ask: [say('safeCall.secret.wait')],
    options: GRACES.map((minutes) => offer(minutes, say('safeCall.secret.minutes', { minutes }))),
    save: (minutes) => ({ minutes }),
    next: 'finish',
  }),
})
