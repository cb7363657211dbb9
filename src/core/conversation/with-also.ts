/** Names what she asked for besides, where one of two wishes is begun. */
import type { CommandName } from '../terms/reply.ts'
import { say } from '../terms/text.ts'
import type { Act } from './turn.ts'

export const withAlso = (act: Act, also: 'report' | 'safecall' | undefined): Act => {
  if (!also) return act
  const option = { id: `/${also satisfies CommandName}`, label: say(`command.${also}`) }
  return async (turn) => {
    const outcome = await act(turn)
    const last = outcome.replies.at(-1)
    if (!last) return outcome
    const options = [...(last.options ?? []), option]
    const text = [say('story.also', { what: option.label }), ...last.text]
    return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, text, options }] }
  }
}
