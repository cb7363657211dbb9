import type { Mutation } from './mutation.ts'

const PROOF = 'test/core/listening/second-judge.test.ts'

/** Faults by which a danger is not heard, or a message starts something that nobody asked for. */
export const listening: readonly Mutation[] = [
  {
    name: 'a danger that the rules hear, talked away by the second judge',
    breaks: 'what the rules hear stays heard',
    file: 'src/core/listening/weighed.ts',
    find: '    surmised: surmisedIn(utterance, of),',
    replace:
      '    surmised: surmisedIn(utterance, of), ...(nothing > 0.9 && { dangers: [], goingOn: [] }),',
    proof: PROOF,
    test: 'keeps a danger that a rule hears, even if all that is said sounds harmless',
  },
  {
    name: 'a danger that is only likely, not heard',
    breaks: 'a danger is heard also where no rule hears it',
    file: 'src/core/listening/weighed.ts',
    find: 'danger >= SURMISED + instead',
    replace: 'danger > 1 + SURMISED + instead',
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
    find: "phrase.concept === 'safe' && hasGap(phrase) && isDenied(start, end)",
    replace: "phrase.concept === 'safe' && !hasGap(phrase) && isDenied(start, end)",
    proof: PROOF,
    test: 'does not hear "I am safe" in "I am not safe"',
  },
]
