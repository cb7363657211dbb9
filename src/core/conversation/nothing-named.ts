/**
 * "Yes", "ok", "false alarm", "not home yet" while her safe-call waits for her: she names nothing that can be done, and
 * is asked by name.
 */
import { isAsking, listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import type { Commands } from './run-command.ts'
import { isChosen, isSaid } from './said-nothing.ts'
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
/** Nothing comes of what she was expected from. */
const OFF = [idOf('takeBack'), idOf('well')]
/** She is not back yet. */
const LATE = [idOf('more')]

export const createNothingNamed = ({ commands, country, words }: Needs) => {
  const {
    understand,
    isOnlyPolite,
    isOnWay,
    isNotYetBack,
    isWell,
    passedOn,
    afterNo,
    isCalledOff,
  } = listeningTo(words)

  /** What is done about her words, if they name nothing that can be done; otherwise undefined. Her call is due. */
  function whileDue(heard: Heard, meant: Meant, text: string): Act | undefined {
    const { session, peer } = heard
    const isOffered = session.open?.options.some(({ id }) => id === 'yes' || id === 'no')
    if (isOffered || heard.perhaps !== undefined || isChosen(meant)) return undefined
    if (isDanger(meant) || meant.kind === 'unwell') return undefined
    if (meant.kind === 'word' && meant.word === 'no') return asking(UNEASY)
    if (isOnWay(text) || isNotYetBack(text))
      return mayBeInDanger(meant) ? alsoCalling(asking(LATE), country) : asking(LATE)
    if (meant.kind === 'danger') return undefined
    // "Tell her that all is well" is said for others, and "no, all good" after another question.
    const others = [...passedOn(text), afterNo(text, peer.language) ?? '']
    if (others.some(isWell)) return asking(CALM)
    if ((meant.kind === 'word' && meant.word === 'yes') || isOnlyPolite(text)) return asking(CALM)
    const { said, length, dangers } = understand(text, peer.language)
    const isFalse = said.has('false-alarm') && length <= FEW && dangers.length === 0
    if (isFalse) return asking(CALM)
    const isHeard = isSaid(meant) || meant.kind === 'asked' || mayBeInDanger(meant)
    if (!isHeard || isAsking(text) || !beginsWell(text)) return undefined
    return alsoCalling(asking(CALM), country)
  }

  /** "I'm back at the hotel": she may be well, and says more. */
  function beginsWell(text: string): boolean {
    const words = text.split(/\s+/)
    return words.some((_, at) => at > 0 && isWell(words.slice(0, at).join(' ')))
  }

  /** "He did not show up, cancel": she is asked whether her call is to end, whether it is due or not. */
  function calledOff(meant: Meant, text: string): Act | undefined {
    const isStop = meant.kind === 'word' && meant.word === 'stop'
    const isOther = isDanger(meant) || isOfAlerts(meant)
    const isHeard = isStop || isSaid(meant) || mayBeInDanger(meant)
    if (isOther || !isHeard || isAsking(text) || !isCalledOff(text)) return undefined
    return mayBeInDanger(meant) ? alsoCalling(asking(OFF), country) : asking(OFF)
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

  return { whileDue, calledOff }
}

const isOfAlerts = (meant: Meant): boolean =>
  meant.kind === 'asked' && meant.wanted[0]?.kind === 'alertsOff'

/** What is only likely to be one is none where all that she says is that she is not back. */
export const isDanger = (meant: Meant): boolean => meant.kind === 'danger' && !meant.isSurmised

/** "Still with him": that she is late may be all of it, or not. */
export const mayBeInDanger = (meant: Meant): boolean =>
  meant.kind === 'danger' || meant.mayBeCry === true

const asked = (option: Text, other: Text | undefined): Text =>
  other ? say('retry.either', { option, other }) : say('retry.perhaps', { option })
