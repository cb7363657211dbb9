/** Whether a message answers nothing and asks for nothing that the bot does. */
import type { Meant } from '../terms/meaning.ts'
import type { CommandName } from '../terms/reply.ts'

/** Commands that a question about an alarm may be taken for. */
const ASKING: readonly CommandName[] = ['privacy', 'help', 'start', 'safecall', 'safety']

/** Words that say nothing of their own where something waits to be read. */
const EMPTY_WORDS: readonly string[] = ['yes', 'no', 'start', 'more', 'done', 'skip', 'back']

/** She chose something that is on the screen, or gave a command. */
export const isChosen = ({ kind }: Meant): boolean =>
  kind === 'option' || kind === 'numerals' || kind === 'command' || kind === 'code'

/** Words that answer nothing and ask for nothing that the bot does. */
export const isSaid = (meant: Meant): boolean => {
  switch (meant.kind) {
    case 'notUnderstood':
    case 'text':
    case 'smallTalk':
    case 'town':
    case 'perhaps':
      return true
    case 'word':
      return EMPTY_WORDS.includes(meant.word)
    case 'asked': {
      const [first] = meant.wanted
      return first?.kind !== 'command' || ASKING.includes(first.name)
    }
    default:
      return false
  }
}
