/**
 * What is not understood while somebody is expected: her call is shown, so that nobody believes that it has ended.
 *
 * A slip in her safe word is one of these, and is answered like any other words. An answer to what is nearly right would
 * tell whoever holds her phone that there is a word and when he is near it, and whoever makes her write that she wrote
 * it wrong on purpose. So nothing is compared, and the answer is the same where she has no word.
 */
import type { Engine } from '../engine/engine.ts'
import { isAsking, listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Option } from '../terms/reply.ts'
import { say, type TextKey, type Words } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import type { Commands } from './run-command.ts'
import type { Act, Heard, TurnOutcome } from './turn.ts'

interface Needs {
  engine: Engine
  commands: Commands
  country: Country
  words: Words
}

/** In more words she tells or asks for something. */
const FEW = 7
/** What is said where nothing was understood, or nothing found. */
const UNHEARD: readonly TextKey[] = ['notUnderstood', 'know.notFound']

export const createUnheardWhileExpected = (needs: Needs) => {
  const { engine, commands, country } = needs
  const { tellsHarm, passedOn } = listeningTo(needs.words)
  const shown: Act = async (turn) => withFirst(await commands.run('safecall', turn))

  /**
   * Her call is due: few words that ask for nothing are not looked up, and small talk is not answered. "Tell Maria that …"
   * begins nothing either: a report, where it may mean that, is one tap away.
   */
  function whileDue({ peer }: Heard, meant: Meant, text: string): Act | undefined {
    if (isAsking(text)) return undefined
    const isFew = text.split(/\s+/).length <= FEW
    const isForOthers = meant.kind === 'asked' && passedOn(text).length > 0
    if (isForOthers && !tellsHarm(text, peer.language))
      return alsoCalling(withOption(shown, REPORT), country)
    if (meant.kind !== 'smallTalk' && !(isFew && isUnheard(meant))) return undefined
    return meant.mayBeCry ? alsoCalling(shown, country) : shown
  }

  /**
   * What is done about her words; her call, where that says that they were not understood. Where her call is due and
   * something else is shown, it stays one tap away.
   */
  const orShown =
    ({ session: { at }, peer }: Heard, meant: Meant, act: Act): Act =>
    async (turn) => {
      const outcome = await act(turn)
      const isTold = at !== undefined && !engine.question(at).reading
      const isUnheardThen = outcome.replies.at(-1)?.text.some(({ key }) => UNHEARD.includes(key))
      if (!isTold && isUnheardThen) return shown({ ...turn, session: outcome.session })
      return peer.isDue && meant.kind === 'asked' && outcome.session.at?.dialog !== 'safecall'
        ? withFirstOption(outcome, CALL)
        : outcome
    }

  return { whileDue, orShown }
}

/** Her call, as an option. */
const CALL: Option = { id: '/safecall', label: say('command.safecall') }

const REPORT: Option = { id: '/report', label: say('command.report') }

const withOption =
  (act: Act, option: Option): Act =>
  async (turn) => {
    const outcome = await act(turn)
    const last = outcome.replies.at(-1)
    if (!last) return outcome
    const options = [...(last.options ?? []), option]
    return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, options }] }
  }

const withFirstOption = (outcome: TurnOutcome, option: Option): TurnOutcome => {
  const last = outcome.replies.at(-1)
  const isThere = last?.options?.some(({ id }) => id === option.id)
  if (!last || isThere || last.several) return outcome
  const options = [option, ...(last.options ?? [])]
  return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, options }] }
}

const isUnheard = (meant: Meant): boolean =>
  meant.kind === 'notUnderstood'
    ? UNHEARD.includes(meant.because.key)
    : meant.kind === 'text' || meant.kind === 'town'

const withFirst = (outcome: TurnOutcome): TurnOutcome => ({
  ...outcome,
  replies: outcome.replies.map((reply, place) =>
    place === outcome.replies.length - 1
      ? { ...reply, text: [say('retry.tap'), ...reply.text] }
      : reply,
  ),
})
