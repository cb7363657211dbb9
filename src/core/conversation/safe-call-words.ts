/**
 * What is typed in a safe-call and means something only there: a buddy's answer in her own words, a time that
 * changes while she sets a call up, "on my way home".
 */
import { ownCall } from '../actions/safe-call.ts'
import type { SafeCallDraft } from '../dialogs/safe-call/draft.ts'
import { shownCallId } from '../dialogs/safe-call/home.ts'
import { timeToCome } from '../dialogs/safe-call/shown-time.ts'
import type { Engine } from '../engine/engine.ts'
import type { WatcherSaid } from '../listening/listening-to.ts'
import { listeningTo, mayBeAsked } from '../listening/listening-to.ts'
import { isCaseworker } from '../members/role.ts'
import type { Country } from '../rights/country.ts'
import type { WatcherAnswer } from '../safe-call/watching.ts'
import { fromOption, type Meant, type MeantBeside } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'
import { say, type Words } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import { createNothingNamed, isDanger, mayBeInDanger } from './nothing-named.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import { isChosen, isSaid } from './said-nothing.ts'
import { createSettingUp } from './setting-up.ts'
import { type Act, type Heard, saying } from './turn.ts'
import { createUnheardWhileExpected } from './unheard-while-expected.ts'

interface Needs {
  engine: Engine
  questions: Questions
  commands: Commands
  country: Country
  words: Words
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

/** The steps in which a call is set up and not on yet. */
const SETTING_UP: readonly string[] = ['until', 'note', 'every', 'readBack']
/** In more words she tells something. */
const FEW = 4

export const createSafeCallWords = (needs: Needs) => {
  const { engine, commands, country, decide } = needs
  const { typed, understand, isWell, isOnWay, isNotYetBack, watcherSaid } = listeningTo(needs.words)
  const whileSettingUp = createSettingUp(needs)
  const nothingNamed = createNothingNamed(needs)
  const { whileDue } = createUnheardWhileExpected(needs)

  /** The same screen again, with all of an alarm. */
  const shown: Act = (turn) => commands.run('safecall', turn)

  /** What is done about her words, if they mean something of a safe-call; otherwise undefined. */
  return async (heard: Heard, meant: Meant, text: string): Promise<Act | undefined> => {
    const { session, peer } = heard
    const { at, aside } = session
    if (aside || meant.kind === 'nothing' || text.startsWith('/')) return undefined
    const question = at && engine.question(at)
    const isRead = question === undefined || question.browsing || question.reading
    const isAnswer = isChosen(meant) || question?.finds(text)
    const isNews = peer.safeCallNews && (peer.isBuddy || isCaseworker(peer.member))
    if (isNews && !isAnswer && (isRead || isAtHome(at)) && isUnread(heard)) {
      const opened = unreadFirst(heard, meant, text)
      if (opened) return opened
    }
    if (at?.dialog === 'safecall') {
      const said = at.step === 'home' ? await atHome(heard, at, meant, text) : undefined
      const settingUp = SETTING_UP.includes(at.step) ? whileSettingUp(heard, at, meant, text) : said
      if (settingUp) return settingUp
    }
    if (peer.isDue && isRead && !(at && isWatching(at))) {
      const asked = nothingNamed.whileDue(heard, meant, text)
      if (asked && !question?.finds(text)) return asked
    }
    if (peer.isExpected && isRead && !isAnswer) {
      const off = nothingNamed.calledOff(meant, text)
      if (off) return off
    }
    if (peer.isDue && isRead && !(at && isWatching(at))) {
      const unheard = whileDue(heard, meant, text)
      if (unheard && !question?.finds(text)) return unheard
    }
    if (peer.isExpected && mayBeAsked(question) && !isChosen(meant)) {
      const isUnderWay = isOnWay(text) || (isNotYetBack(text) && !isDanger(meant))
      if (isUnderWay) return mayBeInDanger(meant) ? alsoCalling(onWay, country) : onWay
    }
    // "What if I forget?" Her call says what happens then.
    if (peer.isExpected && isRead && asksWhatIf(text, peer.language)) return shown
    const isIdle = !peer.isExpected && peer.hasBuddy && isRead && isSaid(meant)
    return isIdle && isWell(text) && !typed.wordOf(text) ? noneOn : undefined
  }

  /** At an alarm, or where she is asked to watch: her own words are an answer, or the screen stays. */
  async function atHome(
    heard: Heard,
    { draft }: Place,
    meant: Meant,
    text: string,
  ): Promise<Act | undefined> {
    // The draft is that of this dialog.
    const { calls, call: own, watched } = draft as unknown as SafeCallDraft
    const back = own?.alarmAt !== undefined && !isChosen(meant) ? backIn(text, heard) : undefined
    if (back)
      return decide(
        heard,
        back === 'sure'
          ? (fromOption(TAKE_BACK) as MeantBeside)
          : { kind: 'perhaps', ids: [TAKE_BACK] },
      )
    const id = shownCallId(draft as unknown as SafeCallDraft)
    const call = calls.find((one) => one.id === id)
    if (!call || call.over || call.answers.length === 0 || isChosen(meant)) return undefined
    if (meant.kind === 'word' && meant.word === 'yes' && heard.perhaps) return undefined
    const names = [call.name, ...watched.map(({ name }) => name)]
    const said = watcherSaid(text, heard.peer.language, names) ?? wordOf(meant)
    if (!said) return isSaid(meant) ? shown : undefined
    const option = (answer: WatcherAnswer) => JSON.stringify({ do: 'answer', id: call.id, answer })
    const answer = ANSWERS[said].find((one) => call.answers.includes(one))
    if (!answer) return shown
    // "OK" at an alarm may only say that she has read it; that she is well, she may only believe.
    const isMere = said === 'agrees' || (said !== 'takes' && meant.kind === 'word')
    const isSure = said !== 'well' && !(call.isAlarm && isMere)
    return decide(
      heard,
      isSure
        ? (fromOption(option(answer)) as MeantBeside)
        : { kind: 'perhaps', ids: [option(answer)] },
    )
  }

  function asksWhatIf(text: string, language: string): boolean {
    const { said, dangers } = understand(text, language)
    return dangers.length === 0 && said.has('what-if') && said.has('forgot')
  }

  /**
   * Whether she takes an alarm back: "false alarm", "never mind". A bare "no" she may say to whoever is with
   * her: she is asked.
   */
  function backIn(text: string, { peer }: Heard): 'sure' | 'perhaps' | undefined {
    const { said, starts, length, dangers } = understand(text, peer.language)
    if (dangers.length > 0) return undefined
    if (said.has('false-alarm') || (length <= FEW && said.has('changed-mind'))) return 'sure'
    return length <= FEW && starts.has('no') ? 'perhaps' : undefined
  }

  /** What she types while something about a call waits to be read. */
  function unreadFirst({ peer }: Heard, meant: Meant, text: string): Act | undefined {
    const opened: Act = (turn) => commands.run('news', turn)
    if (watcherSaid(text, peer.language, [])) return opened
    if (meant.kind === 'danger') return meant.isSurmised ? alsoCalling(opened, country) : undefined
    return isSaid(meant) ? opened : undefined
  }

  /** "On my way home": her call is shown, and when she is expected. */
  async function onWay(turn: Parameters<Act>[0]) {
    const outcome = await shown(turn)
    const own = await ownCall(turn.peer, turn.stores)
    const last = outcome.replies.at(-1)
    const zone = outcome.session.at?.draft['zone']
    if (!own || !last || own.alarm || own.until <= turn.peer.now.getTime()) return outcome
    const until = timeToCome(own.until, String(zone), turn.peer.now)
    const text = [say('safeCall.onWay', { until }), ...last.text]
    return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, text }] }
  }

  /** "Home now", and nobody waits: she must not believe that somebody watched. */
  async function noneOn(turn: Parameters<Act>[0]) {
    const { at: _, ...session } = turn.session
    const options = [
      { id: '/safecall', label: say('command.safecall') },
      { id: '/menu', label: say('command.menu') },
    ]
    return saying({ ...turn, session }, { text: [say('safeCall.noneOn')], options })
  }
}

const TAKE_BACK = JSON.stringify({ do: 'takeBack' })

/** What an answer chooses, the first that is offered. */
const ANSWERS: Record<WatcherSaid, readonly WatcherAnswer[]> = {
  takes: ['take', 'here'],
  agrees: ['take', 'here'],
  cannot: ['cannot', 'cannotTonight'],
  reached: ['reached'],
  well: ['reached'],
  tries: [],
}

const wordOf = (meant: Meant): WatcherSaid | undefined =>
  meant.kind !== 'word'
    ? undefined
    : meant.word === 'yes'
      ? 'agrees'
      : meant.word === 'no'
        ? 'cannot'
        : undefined

/** A call that she watches is on her screen. */
const isWatching = (at: Place): boolean =>
  isAtHome(at) && shownCallId(at.draft as unknown as SafeCallDraft) !== undefined

const isAtHome = (at: Place | undefined): boolean => at?.dialog === 'safecall' && at.step === 'home'

/** What waits came after the screen that she sees. */
const isUnread = ({ session: { open }, peer: { safeCallNews } }: Heard): boolean =>
  safeCallNews !== undefined && (open === undefined || open.asked < safeCallNews.getTime())
