import type { Mutation } from './mutation.ts'

/** Faults by which her chat tells of an alarm, does not hear her words, or takes those of others for hers. */
export const safeCallWords: readonly Mutation[] = [
  {
    name: 'her second word is not listened for',
    breaks: 'what her chat says is the same',
    file: 'src/core/conversation/conversation.ts',
    find: '? safeCalls.wordFirst(body.text, done)',
    replace: '? done',
    proof: 'test/promises/duress.test.ts',
    test: 'the end and the second word look the same to the byte',
  },
  {
    name: 'a chat that asks on after the second word',
    breaks: 'what her chat says is the same',
    file: 'src/core/safe-call/hers.ts',
    find: `soundAnew(withoutHer(call), 'duress', now)`,
    replace: `soundAnew(call, 'duress', now)`,
    proof: 'test/promises/duress.test.ts',
    test: 'the end and the second word look the same to the byte',
  },
  {
    name: 'somebody else who comes home, taken for her',
    breaks: 'that somebody else comes home is none',
    file: 'src/core/listening/return-time.ts',
    find: '(rest, name) => hersIn(rest, clockNow(name))',
    replace: '(rest, name) => (clockNow(name) ? rest : hersIn(rest, clockNow(name)))',
    proof: 'test/core/listening/safe-call-words.test.ts',
    test: 'is no time of hers',
  },
  {
    name: 'a Romanian "not" that is a Russian "well"',
    breaks: 'that she is not well ends none',
    file: 'src/core/listening/well-said.ts',
    find: 'const languages = [...phrases.values()].map(piecesOf)',
    replace: `const all = [...phrases.values()].map(piecesOf)
  const beside = all.flatMap((one) => one.beside)
  const languages = all.map((one) => ({ ...one, beside }))`,
    proof: 'test/core/listening/well-said.test.ts',
  },
  {
    name: 'a copy of the database that shows who was made to write',
    breaks: 'whether somebody wrote under duress',
    file: 'src/core/stores/safe-calls.ts',
    find: 'urgency: mostUrgentOf(call),',
    replace: "urgency: call.alarm?.cause === 'duress' ? 1 : mostUrgentOf(call),",
    proof: 'test/promises/dump-safe-calls.test.ts',
  },
  {
    name: 'three lines that cannot be sent and keep back all others for ever',
    breaks: 'One that cannot be sent at all keeps back none behind it',
    file: 'src/core/actions/safe-call-lines.ts',
    find: 'if (faultyLines.isResting(item)) continue',
    replace: '',
    proof: 'test/core/actions/many-calls.test.ts',
    test: 'goes on with all others in the next run, however many cannot be sent at all',
  },
]
