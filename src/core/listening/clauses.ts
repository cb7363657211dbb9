/**
 * The clauses of a message: "send the girls an alert he is kicking my door in" is two. A new one begins after a pause,
 * at "and" or "but", and at "he" or "somebody", unless the word before it makes what follows depend on it: "if he
 * comes", "the man who", "he says he will".
 */
import { withoutWebAddresses } from './heard-words.ts'
import { CONTRACTED, HIM } from './who-is-named.ts'

const TOKENS = /[\p{L}\p{M}\p{N}'’ʼ`´_-]+|\s+|[^\p{L}\p{M}\p{N}\s]+/gu
const HAS_LETTER = /\p{L}/u
const HAS_WORD = /[\p{L}\p{N}]/u
const CLAUSE_END = /[,;.:!?…–—()]|^-+$|\n/u
const DIGIT = /^\p{N}+$/u
const THAI = /\p{Script=Thai}/u
/** In plain English (glosses.ts), as all words below: what begins a clause. */
const BEGINS: ReadonlySet<string> = new Set(['and', 'but', 'because', 'please'])
const SOMEBODY = 'somebody'
/** After these words, "he" belongs to what was begun. */
const GOVERNS: ReadonlySet<string> = new Set(
  (
    'and but because or so if when while since until before after unless without whether than like as that who what ' +
    'how where why which say said tell write promise threaten think believe dream know hope want wish afraid fear see ' +
    'hear let make not maybe a the this my any some every all everything thing day time to from for with of about ' +
    'against on at in can will do does did is was has have you him her'
  ).split(' '),
)

/** In a longer message, and after so many clauses, one of them says little beside all the others. */
const LONGEST = 600
const MOST_CLAUSES = 16

/** What a word means, in plain English words; nothing if that is not known. */
export type GlossOf = (word: string) => readonly string[]

/** The clauses of a text as they are written; none where the whole is one, and in what is too long. */
export const clausesOf = (text: string, glossOf: GlossOf): readonly string[] => {
  if (text.length > LONGEST) return []
  const clauses = ['']
  const add = (token: string) => clauses.push(`${clauses.pop()}${token}`)
  const begin = () => (HAS_LETTER.test(clauses.at(-1) ?? '') ? clauses.push('') : add(' '))
  const tokens = withoutWebAddresses(text).match(TOKENS) ?? []
  let before = 'and'
  for (const [at, token] of tokens.entries()) {
    const beside = [tokens[at - 1] ?? '', tokens[at + 1] ?? '']
    // "3.5", "22:30".
    const isInNumber = beside.every((one) => DIGIT.test(one))
    // Thai puts spaces only between clauses.
    const isGap = token.trim() === '' && beside.every((one) => THAI.test(one))
    if (isGap || (CLAUSE_END.test(token) && !isInNumber)) begin()
    else if (HAS_WORD.test(token)) {
      const [first = ''] = glossOf(token)
      const isDoer = HIM.has(first) || first === SOMEBODY || CONTRACTED.test(token)
      if (BEGINS.has(first) || (isDoer && !GOVERNS.has(before))) begin()
      add(token)
      before = first
    } else add(token)
  }
  const all = clauses.map((clause) => clause.trim()).filter((clause) => HAS_LETTER.test(clause))
  return all.length > 1 && all.length <= MOST_CLAUSES ? all : []
}
