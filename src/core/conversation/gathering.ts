/**
 * Contacts that are shared together.
 *
 * Telegram sends each of them as a message of its own. The first one waits until no more come and is
 * answered for all; the others are passed over when their turn comes.
 */
import type { TurnStore } from '../stores/turns.ts'
import type { Keys } from '../terms/keys.ts'
import type { Limits } from '../terms/message.ts'
import type { AcceptedMessage } from './accept.ts'
import type { Conversation, Understood } from './conversation.ts'
import type { Heard } from './turn.ts'

/** How long (ms) the next may take to come. */
const A_MOMENT = 600
/** After so many moments it is answered, whatever else may come. */
const MOST_MOMENTS = 5

interface Needs {
  keys: Keys
  turns: TurnStore
  conversation: Conversation
  sleep(ms: number): Promise<void>
}

export const createGathering = ({ keys, turns, conversation, sleep }: Needs) => {
  /** Understands a message; a contact together with those that were shared with it. */
  return async (message: AcceptedMessage, heard: Heard, limits: Limits): Promise<Understood> => {
    const { id, inbound } = message
    const { body } = inbound
    if (body.kind !== 'contact' || !conversation.bringsNumbers(heard, inbound, limits))
      return conversation.understand(heard, inbound, limits)
    const others = await allAfter(id)
    const numbers = [body.numbers, ...others.map((other) => other.numbers)].flat()
    const all = { ...inbound, body: { ...body, numbers } }
    const understood = await conversation.understand(heard, all, limits)
    return async (stores) => {
      const outcome = await understood(stores)
      const gathered = others.map((other) => other.id)
      return { ...outcome, session: { ...outcome.session, gathered } }
    }
  }

  /** The same, when no more come. */
  async function allAfter(id: string): ReturnType<typeof contactsAfter> {
    for (let moments = 1, known = 0; ; moments++) {
      await sleep(A_MOMENT)
      const others = await contactsAfter(id)
      if (others.length === known || moments === MOST_MOMENTS) return others
      known = others.length
    }
  }

  /** The contacts that wait right behind a turn. */
  async function contactsAfter(id: string): Promise<{ id: string; numbers: string[] }[]> {
    const next = await turns.waitingNext(id)
    const content = next && keys.openWhole('inbox', next.id, next.content)
    const body = content === undefined ? undefined : JSON.parse(content).body
    if (!next || body?.kind !== 'contact') return []
    return [{ id: next.id, numbers: body.numbers }, ...(await contactsAfter(next.id))]
  }
}

/** Whether a contact was answered together with an earlier one. */
export const isAnswered = ({ id }: AcceptedMessage, { session }: Heard): boolean =>
  session.gathered?.includes(id) === true
