/** What she tells in her own words where she is asked what happened: it is ticked, and she is asked whether it is right. */
import type { Answer, Engine } from '../engine/engine.ts'
import { createToldBeside, listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import { say, type Words } from '../terms/text.ts'
import type { Act, Heard } from './turn.ts'

interface Needs {
  engine: Engine
  words: Words
  country: Country
  /** Answers the open question. */
  answer(heard: Heard, answer: Answer): Promise<Act>
}

export const createTicking = ({ engine, words, country, answer }: Needs) => {
  const toldBeside = createToldBeside({ home: country, ...listeningTo(words) })

  /** The draft with a number and a town that she named beside what happened; undefined if she named none. */
  async function besideIn({ session: { at }, peer }: Heard, text: string | undefined) {
    const dialog = at && engine.dialog(at.dialog)
    if (text === undefined || !at || !dialog?.prefill) return undefined
    const { reading, town } = toldBeside(text, peer.language)
    if (!reading && town === undefined) return undefined
    return {
      ...at,
      draft: {
        ...at.draft,
        ...(await dialog.prefill({ harms: [], reading, town }, peer, at.draft)),
      },
    }
  }

  /** Whether words tell something of what happened, where she is asked for that. */
  function isTold(
    { session: { at }, peer }: Heard,
    { harms, text }: Pick<Meant & { kind: 'danger' }, 'harms' | 'text'>,
  ): boolean {
    if (!at || !engine.question(at).hears([])) return false
    const { reading, town } = toldBeside(text, peer.language)
    return harms.length > 0 || reading !== undefined || town !== undefined
  }

  /** Ticks the options that she named in her own words, and asks whether this is right. */
  async function tick(
    heard: Heard,
    { ids, harms = [], text }: Omit<Meant & { kind: 'named' }, 'kind'>,
  ): Promise<Act> {
    const at = await besideIn(heard, text)
    const session = { ...heard.session, ...(at && { at }) }
    const ticked = session.at?.ticked ?? []
    const added = ids.filter((id) => !ticked.includes(id))
    const ticks = { ids: added, gather: true, done: false, harms }
    const act = await answer({ ...heard, session }, { kind: 'numerals', ...ticks })
    const said = say(ids.length > 0 ? 'story.ticked' : 'story.number')
    return async (turn) => {
      const outcome = await act(turn)
      const [reply] = outcome.replies
      if (!reply) return outcome
      return {
        ...outcome,
        replaces: false,
        replies: [{ ...reply, text: [said, ...reply.text] }],
      }
    }
  }

  return { isTold, tick }
}
