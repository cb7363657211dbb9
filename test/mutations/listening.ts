import type { Mutation } from './mutation.ts'

const PROOF = 'test/core/listening/second-judge.test.ts'
const MEANING = 'test/core/listening/meaning.test.ts'
const OPTIONS = 'test/dialogs/listening/which-option.test.ts'
const AT_ONCE = 'test/dialogs/listening/at-once.test.ts'

/** Faults by which a danger is not heard, or a message starts something that nobody asked for. */
export const listening: readonly Mutation[] = [
  {
    name: 'a danger that the rules hear, talked away by the second judge',
    breaks: 'a danger that a rule hears is dropped only where it is most unlikely',
    file: 'src/core/listening/weighed.ts',
    find: 'const DISMISSED = 0.05',
    replace: 'const DISMISSED = 0.5',
    proof: PROOF,
    test: 'is kept unless it is most unlikely by all that is said',
  },
  {
    name: 'a yes that something speaks against, taken as yes',
    breaks: 'who says "yes, but he is outside" is asked again whether she is safe',
    file: 'src/core/listening/answers.ts',
    find: 'asked.safety === true && isDoubtful(heard)',
    replace: 'asked.safety === false && isDoubtful(heard)',
    proof: 'test/core/listening/is-she-safe.test.ts',
    test: 'asks again whoever says yes and something that speaks against it',
  },
  {
    name: 'a danger that is only likely, not heard',
    breaks: 'a danger is heard also where no rule hears it',
    file: 'src/core/listening/weighed.ts',
    find: 'isAll || danger < least + ',
    replace: 'isAll || danger < 1 + least + ',
    proof: PROOF,
    test: 'hears a danger that no rule hears, if it is likely by all that is said',
  },
  {
    name: 'something far-fetched that is shown',
    breaks: 'what is unclear starts nothing',
    file: 'src/core/listening/weighed.ts',
    find: '(chance < clear && !weights.has(name))',
    replace: '(chance < 0 && clear > 0 && !weights.has(name))',
    proof: PROOF,
    test: 'starts nothing that is not clear',
  },
  {
    name: '"I am safe" heard in "I am not safe"',
    breaks: 'Nowhere is "not safe" heard as safe',
    file: 'src/core/listening/lexicon.ts',
    find: 'TURNED.has(concept) && hasGap(phrase) && isDenied(start, end)',
    replace: 'TURNED.has(concept) && !hasGap(phrase) && isDenied(start, end)',
    proof: PROOF,
    test: 'does not hear "I am safe" in "I am not safe"',
  },
  {
    name: 'an option of the open question heard before a danger',
    breaks: 'First that fits: a tap, a numeral or a code, also where a time may be typed; a danger',
    file: 'src/core/listening/meaning.ts',
    find: "(beside ? undefined : danger) ?? (isFound ? { kind: 'text', text } : undefined) ?? beside ?? calledInPassing.within(text, asked) ?? answering.of(heard, text, asked) ??",
    replace:
      "answering.of(heard, text, asked) ?? (isFound ? { kind: 'text', text } : undefined) ?? (beside ? undefined : danger) ?? beside ??",
    proof: MEANING,
    test: 'is a danger, before the option that it names',
  },
  {
    name: 'a time heard before a code',
    breaks: 'a code, also where a time may be typed',
    file: 'src/core/listening/meaning.ts',
    find: 'if (code) return code',
    replace: 'if (code && !question?.finds(text)) return code',
    proof: MEANING,
    test: 'is a code, before a time that could be read in it',
  },
  {
    name: 'an option taken by its place though it cannot be undone',
    breaks: 'is asked about where two fit or where it cannot be undone',
    file: 'src/core/listening/options-at.ts',
    find: 'question?.binding === true || FINAL.includes(only)',
    replace: 'question?.binding === true && FINAL.includes(only)',
    proof: OPTIONS,
    test: 'that cannot be undone is taken neither by its place nor by that "yes"',
  },
  {
    name: 'the first of two options that fit, guessed',
    breaks: 'is asked about where two fit or where it cannot be undone',
    file: 'src/core/listening/options-at.ts',
    find: 'others.length > 0 || isFinal ?',
    replace: 'others.length > 99 || isFinal ?',
    proof: OPTIONS,
    test: 'is asked about where two fit, and none is guessed',
  },
  {
    name: '"false alarm" that raises an alarm',
    breaks: 'what is denied or asked chooses nothing',
    file: 'src/core/listening/plain-options.ts',
    find: 'if (isDenied) return undefined',
    replace: 'if (isDenied && ids.length > 99) return undefined',
    proof: AT_ONCE,
    test: 'raises no alarm, and none is offered for it',
  },
  {
    name: '"am I OK" that ends a safe-call',
    breaks: 'what is denied or asked chooses nothing',
    file: 'src/core/listening/plain-options.ts',
    find: 'return asWritten.length === 1 && !isAsking(text) ?',
    replace: 'return ids.length === 1 ?',
    proof: AT_ONCE,
    test: 'does not end it',
  },
  {
    name: 'nobody may read it, heard as yes',
    breaks: 'what is denied or asked chooses nothing',
    file: 'src/core/listening/answering.ts',
    find: "if (isDenied && ids.includes('yes') &&",
    replace: "if (isDenied && ids.includes('maybe') &&",
    proof: 'test/dialogs/listening/not-the-opposite.test.ts',
    test: 'is never a yes in',
  },
]
