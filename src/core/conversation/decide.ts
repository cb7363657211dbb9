/** Decides what is done about a message from what it means. Slow work is done before any transaction. */

import { whoAnswers } from '../dialogs/know/danger-screen.ts'
import type { Engine } from '../engine/engine.ts'
import type { Country } from '../rights/country.ts'
import { COMMANDS, isCommand, type Meant, type MeantBeside } from '../terms/meaning.ts'
import { isOneDeed } from '../terms/one-deed.ts'
import { say, type Text, type WordName, type Words } from '../terms/text.ts'
import { type Answers, KEEP } from './answer-dialog.ts'
import { type AnswerWord, isAnswer } from './answer-word.ts'
import { createAskingWhich } from './ask-which.ts'
import { alsoCalling, callingAtNoPin, offeringHelp } from './call-when-unheard.ts'
import { createBeside } from './in-between.ts'
import type { Leaving } from './leaving.ts'
import { languageOption, menuOf, objecting } from './menu.ts'
import { createNoAlerts } from './no-alerts.ts'
import { createOnDanger } from './on-danger.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import { askToTakeBack } from './take-back.ts'
import { type Act, asPage, type Heard, saying, type Turn, withoutAside } from './turn.ts'

interface Needs {
  engine: Engine
  words: Words
  country: Country
  questions: Questions
  leaving: Leaving
  commands: Commands
  answers: Answers
  access: 'codes' | 'open'
}

export const createDeciding = (needs: Needs) => {
  const { engine, words, country, questions, leaving, commands, answers } = needs
  const beside = createBeside(needs)
  const onDanger = createOnDanger(needs)
  const askWhich = createAskingWhich(needs)
  const noAlerts = createNoAlerts({ commands, leaving })

  const again = (because: Text): Act => {
    return async (turn) => questions.askAgain(turn, [because])
  }

  async function decide(heard: Heard, meant: MeantBeside): Promise<Act> {
    const alone = await decideAlone(heard, meant)
    const act = meant.ofHer ? offeringHelp(alone, country) : alone
    if (!meant.mayBeCry) return act
    // An answer is answered by the next question; only at a PIN it may have been no answer.
    const { at, aside } = heard.session
    const isAnswer = meant.kind === 'text' && at && !aside && !isBrowsing(heard)
    return isAnswer ? callingAtNoPin(act, country) : alsoCalling(act, country)
  }

  async function decideAlone(heard: Heard, meant: MeantBeside): Promise<Act> {
    const { at } = heard.session
    switch (meant.kind) {
      case 'nothing':
        return async (turn) => saying(turn)
      case 'notUnderstood':
        return again(meant.because)
      case 'more':
        return showMore
      case 'command':
        return (turn) => commands.run(meant.name, turn)
      case 'code':
        return onCode(heard, meant)
      case 'receipt':
        return answers.beginWith(heard, 'receipt', { kind: 'text', text: meant.text })
      case 'language':
        return (turn) => speak(turn, meant.language)
      case 'town':
        return at ? again(say('retry.tap')) : answers.followTown(meant)
      case 'danger':
        return onDanger(heard, meant)
      case 'asked':
        return onAsked(heard, meant)
      case 'smallTalk':
        return async (turn) =>
          saying(turn, menuOf(turn.peer, turn.session.kept !== undefined, [say('smallTalk')]))
      case 'story':
        return answers.beginReport(heard, meant.harms)
      case 'named':
        return answers.tick(heard, meant)
      case 'perhaps':
        return askWhich(heard.session, meant.ids)
      case 'takeBack':
        return askToTakeBack(questions, meant.by)
      case 'stopOrWords':
        return answers.stopOrWords(meant.text)
      case 'beside':
        return (await answers.beside(heard, meant.text)) ?? again(say('retry.tap'))
      case 'deleteDraft':
        return leaving.askToDelete
      case 'word':
        return onWord(heard, meant.word)
      case 'option':
        return onOption(heard, meant.id)
      case 'phones':
        return at && engine.question(at).takesNumber
          ? answers.answer(heard, meant)
          : meant.wants === 'report' && (!at || isBrowsing(heard))
            ? answers.beginReport(heard, meant.harms, meant.reading)
            : beside.checkNumber(heard, meant)
      case 'numerals':
        return onWords(heard, meant)
      case 'text':
        return onWords(heard, meant)
    }
  }

  /** What she asked for in her own words: a command, or something to read. */
  async function onAsked(heard: Heard, { wanted, text }: Meant & { kind: 'asked' }): Promise<Act> {
    const [first] = wanted
    switch (first?.kind) {
      case 'command':
        return (turn) => commands.answer(first.name, turn)
      case 'person':
        return heard.session.at && !isBrowsing(heard)
          ? (turn) => commands.goOn(turn, { replies: [{ text: whoAnswers(country, heard.peer) }] })
          : (turn) => commands.run('talk', turn)
      case 'objection':
        // The same answer for everybody, listed or not.
        return (turn) => commands.goOn(turn, objecting)
      case 'alertsOff':
        return noAlerts
      default:
        return answers.lookUp(heard, text, wanted)
    }
  }

  const isBrowsing = ({ session: { at } }: Heard): boolean =>
    at !== undefined && engine.question(at).browsing

  function onCode(heard: Heard, { code, dialog }: Meant & { kind: 'code' }): Promise<Act> {
    const { at } = heard.session
    const answer = { kind: 'text', text: code } as const
    // A code that was asked for is an answer, not something in between.
    if (at?.dialog === dialog && engine.question(at).kind === 'typed')
      return answers.answer(heard, answer)
    return dialog === 'join' ? beside.join(heard, answer) : answers.beginWith(heard, dialog, answer)
  }

  async function onWords(heard: Heard, meant: Meant & { kind: 'numerals' | 'text' }): Promise<Act> {
    const { at, open, aside } = heard.session
    if (aside) return again(say('retry.tap'))
    // Never in the middle of a dialog in which she tells something: there, words are an answer.
    if (meant.kind === 'text' && (!at || isBrowsing(heard)))
      return answers.lookUp(heard, meant.text, [])
    if (at) return answers.answer(heard, meant)
    // A stranger need not know how to begin.
    return open ? again(say('notUnderstood')) : answers.begin
  }

  async function onWord(heard: Heard, word: WordName): Promise<Act> {
    const { open, aside } = heard.session
    const isOffered = (id: string) => open?.options.some((option) => option.id === id)
    // "Did you mean …?" "Yes."
    if (word === 'yes' && heard.perhaps !== undefined && !isOffered(word))
      return onOption(heard, heard.perhaps)
    if (isAnswer(word)) {
      if (isOffered(word)) return onOption(heard, word)
      // "Do you have a number?" "No."
      if (word === 'no' && isOffered('skip')) return onOption(heard, 'skip')
      return aside && word !== 'yes' ? backToIt : notOffered(heard, word)
    }
    if (word === 'stop') return aside ? backToIt : leaving.stop
    if (word === 'more') {
      // She may say "continue" about a list, about a text, or about a report that she left.
      const wanted = ['more', 'on', '/resume'].find(isOffered)
      return wanted === undefined ? showMore : onOption(heard, wanted)
    }
    return (turn) => commands.run(COMMANDS[word], turn)
  }

  function notOffered({ session, perhaps }: Heard, word: AnswerWord): Act {
    const { at, open } = session
    // "Delete it?" "No."
    if (word === 'no' && perhaps === '/discard') return again(say('retry.asItIs'))
    if (!at) return again(say('notUnderstood'))
    if (word === 'no' && open && isOneDeed(open, engine.question(at))) return leaveAsItIs
    if (word === 'no' && engine.question(at).binding) return again(say('retry.asItIs'))
    if (word === 'skip') return again(say('retry.noSkip'))
    return again(say(word === 'back' ? 'retry.noBack' : 'retry.tap'))
  }

  async function onOption(heard: Heard, id: string): Promise<Act> {
    const { at, aside } = heard.session
    const name = id.startsWith('/') ? id.slice(1) : ''
    if (isCommand(name)) return (turn) => commands.run(name, turn)
    const language = languageOption(id)
    if (language !== undefined) return (turn) => speak(turn, language)
    if (aside === 'language') return (turn) => speak(turn, id)
    if (id === 'stop') return leaving.stop
    if (id === KEEP && at && heard.unsure !== undefined)
      return answers.answer(heard, { kind: 'text', text: heard.unsure })
    if (!at) return again(say('stale'))
    if (id === 'back') return goBack
    return id === 'skip' ? answers.skip(heard) : answers.answer(heard, { kind: 'option', id })
  }

  /** "No", where only one thing can be done: it is not done. */
  async function leaveAsItIs(turn: Turn) {
    const { session } = turn
    const at = session.at && engine.back(session.at)
    const said = [say('retry.asItIs')]
    if (at) return questions.ask({ ...turn, session: { ...session, at } }, said)
    return saying({ ...turn, session: await leaving.leave(turn) }, { text: said })
  }

  /** Goes back to the question before. */
  async function goBack(turn: Turn) {
    const { session } = turn
    const at = session.at && engine.back(session.at)
    return at
      ? questions.ask({ ...turn, session: { ...session, at } }, [])
      : questions.askAgain(turn, [say('retry.noBack')])
  }

  /** Leaves the question that was asked in between. */
  async function backToIt(turn: Turn) {
    const session = withoutAside(turn.session)
    const rest = { ...turn, session }
    return session.at
      ? questions.ask(rest, [])
      : saying(rest, menuOf(turn.peer, session.kept !== undefined))
  }

  /** Shows the next page of what is open. */
  async function showMore(turn: Turn) {
    const { open, ...rest } = turn.session
    const session = open ? { ...rest, open: { ...open, page: open.page + 1 } } : rest
    return asPage(questions.askAgain({ ...turn, session }, []))
  }

  /** From now on the bot speaks the language that she has chosen. */
  async function speak(turn: Turn, id: string) {
    const language = words.languages.includes(id) ? id : turn.peer.language
    const peer = { ...turn.peer, language, choseLanguage: true }
    const session = withoutAside(turn.session)
    const done = [say('language.done')]
    const outcome = session.at
      ? questions.askAgain({ ...turn, peer, session }, done)
      : saying({ ...turn, peer, session }, menuOf(peer, session.kept !== undefined, done))
    return { ...outcome, choseLanguage: true as const }
  }

  return decide
}
