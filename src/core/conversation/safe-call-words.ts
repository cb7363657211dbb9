/**
 * What is typed in a safe-call and means something only there: a buddy's answer in her own words, a time that
 * changes while she sets a call up, "on my way home".
 */
import { ownCall } from '../actions/safe-call.ts'
import type { SafeCallDraft } from '../dialogs/safe-call/draft.ts'
import { shownCallId } from '../dialogs/safe-call/home.ts'
import { timeToCome } from '../dialogs/safe-call/shown-time.ts'
import type { Engine } from '../engine/engine.ts'
import { listeningTo, mayBeAsked } from '../listening/listening-to.ts'
import { isCaseworker } from '../members/role.ts'
import type { Country } from '../rights/country.ts'
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
import { createWatcherWords } from './watcher-words.ts'

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
  const watcherWords = createWatcherWords(needs)

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
    const isElsewhere = isRead && !question?.finds(text)
    const wasWrong = isElsewhere && watcherWords.takenBack(heard, meant, text)
    if (wasWrong) return wasWrong
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
    const ofAlarm = isElsewhere ? watcherWords.elsewhere(heard, meant, text) : undefined
    if (ofAlarm) return ofAlarm
    // "What if I forget?" Her call says what happens then.
    if (peer.isExpected && isRead && asksWhatIf(text, peer.language)) return shown
    const isIdle = !peer.isExpected && peer.hasBuddy && isRead && isSaid(meant)
    return isIdle && isWell(text) && !typed.wordOf(text) ? noneOn : undefined
  }

  /** At an alarm, or where she is asked to watch: her own words are an answer, or the screen stays. */
  async function atHome(
    heard: Heard,
    at: Place,
    meant: Meant,
    text: string,
  ): Promise<Act | undefined> {
    // The draft is that of this dialog.
    const { call: own } = at.draft as unknown as SafeCallDraft
    const back = own?.alarmAt !== undefined && !isChosen(meant) ? backIn(text, heard) : undefined
    if (back)
      return decide(
        heard,
        back === 'sure'
          ? (fromOption(TAKE_BACK) as MeantBeside)
          : { kind: 'perhaps', ids: [TAKE_BACK] },
      )
    return watcherWords.atHome(heard, at, meant, text)
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
    const called = mayBeInDanger(meant) ? alsoCalling(opened, country) : opened
    return isSaid(meant) ? called : undefined
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

/** A call that she watches is on her screen. */
const isWatching = (at: Place): boolean =>
  isAtHome(at) && shownCallId(at.draft as unknown as SafeCallDraft) !== undefined

const isAtHome = (at: Place | undefined): boolean => at?.dialog === 'safecall' && at.step === 'home'

/** What waits came after the screen that she sees. */
const isUnread = ({ session: { open }, peer: { safeCallNews } }: Heard): boolean =>
  safeCallNews !== undefined && (open === undefined || open.asked < safeCallNews.getTime())
