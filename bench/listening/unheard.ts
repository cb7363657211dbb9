/**
 * Lines that nobody has taught: a third of what was written by people who knew nothing of the rules, kept apart
 * before anything was learned from the rest. A file has lines by meaning, as the examples have.
 */
import { readFileSync } from 'node:fs'
import type { Utterance } from './measure.ts'

type Lines = Record<string, readonly string[]>

/** Where an answer was asked for. */
const ANSWERS: Record<string, { context: string; expect: readonly string[] }> = {
  'answer:safe-yes': { context: 'report.safe', expect: ['answer:yes'] },
  'answer:safe-no': { context: 'report.safe', expect: ['answer:no', 'danger'] },
  'answer:skip': { context: 'report.number', expect: ['answer:skip'] },
  'answer:stop': { context: 'report.number', expect: ['answer:stop'] },
  'answer:back': { context: 'report.number', expect: ['answer:back', 'answer:asked'] },
  'answer:more': { context: 'reading', expect: ['answer:more'] },
  'answer:words': { context: 'report.words', expect: ['answer:text'] },
}

/** What is as right as the meaning itself. */
const AS_RIGHT: Record<string, readonly string[]> = {
  nothing: ['command:start'],
  'command:start': ['nothing'],
  'topic:consent': ['topic:care', 'command:care', 'command:report'],
  'topic:care': ['command:care', 'topic:consent'],
  'topic:violence-robbery': ['command:report', 'topic:reporting'],
  'topic:stealthing': ['topic:care', 'command:care', 'topic:health-sti'],
  'service:mentalhelse': ['topic:talk', 'person'],
  'topic:talk': ['service:mentalhelse', 'person'],
  'topic:assault-centre': ['topic:care', 'command:care'],
  'topic:evicted': ['topic:housing'],
  // One page of the safety tips, and the list of them.
  ...Object.fromEntries(
    ['before', 'buddy', 'money', 'place', 'during', 'after', 'online'].map((id) => [
      `practice:${id}`,
      ['command:safety'],
    ]),
  ),
  'service:em-116117': ['topic:health-emergency'],
  'service:prosentret': ['command:services'],
  'service:pion': ['command:services'],
}

/** What the corpus calls a meaning. */
const nameOf = (meaning: string): string => {
  if (meaning.startsWith('danger:')) return 'danger'
  return meaning === 'alertsOff' || meaning === 'town' ? 'command:alerts' : meaning
}

/** The lines of a file, as utterances. */
export const unheardIn = (language: string, file: string): Utterance[] =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Lines).flatMap(([meaning, lines]) =>
    lines.map((text, at) => ({
      id: `${language}.${meaning}.${at}`,
      lang: language,
      kind: meaning,
      text,
      grave: false,
      why: '',
      ...(ANSWERS[meaning] ?? {
        context: 'idle-member',
        expect: [nameOf(meaning), ...(AS_RIGHT[meaning] ?? [])],
      }),
    })),
  )
