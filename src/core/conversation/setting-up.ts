/** What she types while she sets a safe-call up: another time, or a correction of what she left. */
import type { SafeCallDraft } from '../dialogs/safe-call/draft.ts'
import { momentOf, timeToCome } from '../dialogs/safe-call/shown-time.ts'
import { LONG_NUMBER, leftIn, toldBeside } from '../dialogs/safe-call/told-beside.ts'
import { isAsking, listeningTo } from '../listening/listening-to.ts'
import { LONGEST_NOTE } from '../safe-call/call.ts'
import { fromOption, type Meant, type MeantBeside, type SaidTime } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import type { Questions } from './questions.ts'
import { isChosen, isSaid } from './said-nothing.ts'
import type { Act, Heard } from './turn.ts'

interface Needs {
  questions: Questions
  words: Words
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

/** What a sentence has that corrects what she left. */
const SENTENCE = 4
/** What a correction has; a number says more. */
const WITHOUT_NUMBER = 3
const WITH_NUMBER = 2
/** In more words she tells something. */
const MOST_REFUSING = 6
/** That she is asked at the end only, as the question offers it. */
const NO_CHECKS = JSON.stringify(null)
const NUMBER = /\p{N}/u
/** A time and a few words: it is no note. */
const FEW = 4

export const createSettingUp = ({ questions, words, decide }: Needs) => {
  const { understand, timeIn, isWell, begins, changedTime, corrects, wantsNoChecks } =
    listeningTo(words)

  /** What is done about her words, if they change what she sets up; otherwise undefined. */
  return (heard: Heard, at: Place, meant: Meant, text: string): Act | undefined => {
    const { peer } = heard
    if (isChosen(meant) || meant.kind === 'danger') return undefined
    if (at.step === 'readBack' && begins(text)) return chosen(heard, 'yes')
    const isStart = meant.kind === 'word' && meant.word === 'start'
    if (isStart || (at.step !== 'note' && isWell(text)))
      return async (turn) => questions.askAgain(turn, [say('safeCall.notYet')])
    if (at.step === 'until') return undefined
    const isNo = meant.kind === 'word' && meant.word === 'no'
    if (at.step === 'every' && (isNo || refusesChecks(text))) return chosen(heard, NO_CHECKS)
    const time = timeChanged(text, at.step, peer.language)
    const told = time && toldBeside(text, peer.language, timeIn)
    if (time && told && LONG_NUMBER.test(told)) return changedWithNumber(heard, at, { time, told })
    if (time)
      return changed(at, (draft, now) => {
        const until = momentOf(time, draft.zone, now)
        const shownTime = timeToCome(until, draft.zone, now)
        const isKept = told && fits(draft, told)
        return {
          said: [
            say('safeCall.changed', { until: shownTime }),
            ...(told && !isKept ? [say('safeCall.note.long', { longest: LONGEST_NOTE })] : []),
          ],
          draft: { until, ...(isKept && { told: withTold(draft, told) }) },
        }
      })
    if (at.step === 'note') return undefined
    // "Is 912 34 567 on the list?" is asked beside it.
    const isTold = meant.kind === 'phones' && !isAsking(text)
    // "Wait, it is the …" may sound like a wish.
    const isHeard = isSaid(meant) || (meant.kind === 'asked' && corrects(text))
    const isCorrected = isHeard && !isAsking(text) && changesNote(text, at.step)
    const isSentence = (text.match(/\p{L}+/gu) ?? []).length >= SENTENCE
    if (!isCorrected && !((isNo || isTold) && isSentence)) return undefined
    // "No wait, it is the Grand": nothing that she said is lost.
    if (LONG_NUMBER.test(text) || !fits(at.draft as unknown as SafeCallDraft, text))
      return asNote(heard, at, text)
    return changed(at, (draft) => {
      const told = withTold(draft, text)
      return { said: [say('safeCall.told', { note: text })], draft: { told } }
    })
  }

  /** "No checks", where she is asked how often; "no wait, room 305" is none. */
  function refusesChecks(text: string): boolean {
    const isOther = corrects(text) || NUMBER.test(text) || wordsIn(text) > MOST_REFUSING
    return !isOther && wantsNoChecks(text)
  }

  /** "Wait, it is the Grand", "room 305": what she left was wrong, or is more. A number may also say how often. */
  function changesNote(text: string, step: string): boolean {
    const hasNumber = NUMBER.test(text)
    const isLong = wordsIn(text) >= (hasNumber ? WITH_NUMBER : WITHOUT_NUMBER)
    return isLong && (corrects(text) || (hasNumber && step !== 'every'))
  }

  /** As if she had tapped it. */
  function chosen(heard: Heard, id: string): Act {
    return async (turn) => {
      const act = await decide(heard, fromOption(id) as MeantBeside)
      return act(turn)
    }
  }

  /** Takes it as her note, beside what she left before: a number in it is checked, and nothing is cut. */
  function asNote(heard: Heard, before: Place, text: string): Act {
    const { note: _, ...draft } = before.draft
    const told = leftIn(before.draft as unknown as SafeCallDraft)
    const steps = before.trail.indexOf('note')
    const trail = steps < 0 ? before.trail : before.trail.slice(0, steps)
    const at = { ...before, step: 'note', trail, draft: { ...draft, note: '', told } }
    return async (turn) => {
      const session = { ...turn.session, at }
      const act = await decide({ ...heard, session }, { kind: 'text', text })
      return act({ ...turn, session })
    }
  }

  /** Another time, and a number beside it, which is checked with her note. */
  function changedWithNumber(
    heard: Heard,
    at: Place,
    { time, told }: { time: SaidTime; told: string },
  ): Act {
    const { zone } = at.draft as unknown as SafeCallDraft
    const { now } = heard.peer
    const until = momentOf(time, zone, now)
    const act = asNote(heard, { ...at, draft: { ...at.draft, until } }, told)
    return async (turn) => {
      const { replies, ...outcome } = await act(turn)
      const [first, ...others] = replies
      const said = say('safeCall.changed', { until: timeToCome(until, zone, now) })
      const text = [said, ...(first?.text ?? [])]
      return { ...outcome, replies: [{ ...first, text }, ...others] }
    }
  }

  /** The time that she changes it to; undefined if she changes none. */
  function timeChanged(text: string, step: string, language: string): SaidTime | undefined {
    const heard = understand(text, language)
    // "16:30 not 4:30": what stands after the "not" is what she does not mean.
    const [first = ''] = heard.said.has('not') ? text.split(/(?<=\p{N})[\s,.(]+(?=\p{L})/u) : [text]
    const isComing = heard.said.has('back-by')
    const changed = changedTime(text, language)
    if (changed) return changed
    const time = timeIn(text, language) ?? timeIn(first, language, true)
    if (!time) return undefined
    if (isComing) return time
    const isBare = text.split(/\s+/).length <= FEW
    if (step === 'note') return isBare && time.kind === 'at' ? time : undefined
    return time.kind === 'at' ? time : undefined
  }

  /** Changes the draft, says so and asks the same question again. */
  function changed(
    at: Place,
    change: (draft: SafeCallDraft, now: Date) => { said: Text[]; draft: Partial<SafeCallDraft> },
  ): Act {
    return async (turn) => {
      const { said, draft } = change(at.draft as unknown as SafeCallDraft, turn.peer.now)
      const now = { ...at, draft: { ...at.draft, ...draft } }
      return questions.ask({ ...turn, session: { ...turn.session, at: now } }, said)
    }
  }
}

/** Thai puts no spaces between words. */
const wordsIn = (text: string): number =>
  /\p{Script=Thai}/u.test(text) ? WITHOUT_NUMBER : text.split(/\s+/).length

const fits = (draft: SafeCallDraft, more: string): boolean =>
  leftIn(draft).length + 1 + more.length <= LONGEST_NOTE

const withTold = ({ told }: SafeCallDraft, more: string): string =>
  [told, more].filter(Boolean).join('\n')
