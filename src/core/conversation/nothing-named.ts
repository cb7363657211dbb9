/**
 * "Yes", "ok", "false alarm", "not home yet" while her safe-call waits for her: she names nothing that can be done, and
 * is asked by name.
 */
import { listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import type { Commands } from './run-command.ts'
import { isChosen } from './said-nothing.ts'
import type { Act, Heard } from './turn.ts'

interface Needs {
  commands: Commands
  country: Country
  words: Words
}

/** In more words she tells something. */
const FEW = 6

const idOf = (deed: 'well' | 'more' | 'alarm' | 'takeBack') => JSON.stringify({ do: deed })
/** What she may mean; where an alarm waits that she asked for, only that it be taken back. */
const CALM = [idOf('takeBack'), idOf('well'), idOf('more')]
/** "Are you OK?" "No." She may also not be back yet. */
const UNEASY = [idOf('alarm'), idOf('more')]
/** She is not back yet. */
const LATE = [idOf('more')]

export const createNothingNamed = ({ commands, country, words }: Needs) => {
  const { understand, isOnlyPolite, isOnWay, isNotYetBack } = listeningTo(words)

  /** What is done about her words, if they name nothing that can be done; otherwise undefined. Her call is due. */
  return (heard: Heard, meant: Meant, text: string): Act | undefined => {
    const { session, peer } = heard
    const isOffered = session.open?.options.some(({ id }) => id === 'yes' || id === 'no')
    if (isOffered || heard.perhaps !== undefined || isChosen(meant)) return undefined
    if (isDanger(meant) || meant.kind === 'unwell') return undefined
    if (meant.kind === 'word' && meant.word === 'no') return asking(UNEASY)
    if (isOnWay(text) || isNotYetBack(text))
      return mayBeInDanger(meant) ? alsoCalling(asking(LATE), country) : asking(LATE)
    if (meant.kind === 'danger') return undefined
    if ((meant.kind === 'word' && meant.word === 'yes') || isOnlyPolite(text)) return asking(CALM)
    const { said, length, dangers } = understand(text, peer.language)
    const isFalse = said.has('false-alarm') && length <= FEW && dangers.length === 0
    return isFalse ? asking(CALM) : undefined
  }

  /** Her call as it is now, and which of these she means. A yes to that chooses none of them. */
  function asking(ids: readonly string[]): Act {
    return async (turn) => {
      const outcome = await commands.run('safecall', turn)
      const last = outcome.replies.at(-1)
      const labels = ids.flatMap((id) => (last?.options ?? []).filter((one) => one.id === id))
      const [one, other] = labels.map(({ label }) => label)
      if (!last || !one) return outcome
      return {
        ...outcome,
        replies: [
          ...outcome.replies.slice(0, -1),
          { ...last, text: [asked(one, other), ...last.text] },
        ],
      }
    }
  }
}

/** What is only likely to be one is none where all that she says is that she is not back. */
export const isDanger = (meant: Meant): boolean => meant.kind === 'danger' && !meant.isSurmised

/** "Still with him": that she is late may be all of it, or not. */
export const mayBeInDanger = (meant: Meant): boolean =>
  meant.kind === 'danger' || meant.mayBeCry === true

const asked = (option: Text, other: Text | undefined): Text =>
  other ? say('retry.either', { option, other }) : say('retry.perhaps', { option })
