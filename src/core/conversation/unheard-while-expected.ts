/**
 * What is not understood while somebody is expected: her call is shown, so that nobody believes that it has ended.
 *
 * A slip in her safe word is one of these, and is answered like any other words. An answer to what is nearly right would
 * tell whoever holds her phone that there is a word and when he is near it, and whoever makes her write that she wrote
 * it wrong on purpose. So nothing is compared, and the answer is the same where she has no word.
 */
import type { Engine } from '../engine/engine.ts'
import { isAsking } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import { say, type TextKey } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import type { Commands } from './run-command.ts'
import type { Act, Heard, TurnOutcome } from './turn.ts'

interface Needs {
  engine: Engine
  commands: Commands
  country: Country
}

/** In more words she tells or asks for something. */
const FEW = 7
/** What is said where nothing was understood, or nothing found. */
const UNHEARD: readonly TextKey[] = ['notUnderstood', 'know.notFound']

export const createUnheardWhileExpected = ({ engine, commands, country }: Needs) => {
  const shown: Act = async (turn) => withFirst(await commands.run('safecall', turn))

  /** Her call is due: few words that ask for nothing are not looked up. */
  function whileDue(meant: Meant, text: string): Act | undefined {
    if (isAsking(text) || text.split(/\s+/).length > FEW || !isUnheard(meant)) return undefined
    return meant.mayBeCry ? alsoCalling(shown, country) : shown
  }

  /** What is done about her words; her call, where that says that they were not understood. */
  const orShown =
    ({ session: { at } }: Heard, act: Act): Act =>
    async (turn) => {
      const outcome = await act(turn)
      const isTold = at !== undefined && !engine.question(at).reading
      const isUnheardThen = outcome.replies.at(-1)?.text.some(({ key }) => UNHEARD.includes(key))
      return isTold || !isUnheardThen ? outcome : shown({ ...turn, session: outcome.session })
    }

  return { whileDue, orShown }
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
