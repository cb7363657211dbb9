/** Help first, then what was open: nothing that she told is lost. */
import { careFirst, dangerScreen, isBelow, othersWhoAnswer } from '../dialogs/know/danger-screen.ts'
import type { Engine } from '../engine/engine.ts'
import type { Country } from '../rights/country.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Reply } from '../terms/reply.ts'
import { say } from '../terms/text.ts'
import type { Answers } from './answer-dialog.ts'
import type { Questions } from './questions.ts'
import { type Act, type Heard, saying } from './turn.ts'

interface Needs {
  engine: Engine
  country: Country
  questions: Questions
  answers: Answers
}

/** The same, with something said before it. */
const after =
  ({ text }: Reply, act: Act): Act =>
  async (turn) => {
    const outcome = await act(turn)
    return { ...outcome, replies: [{ text }, ...outcome.replies] }
  }

export const createOnDanger =
  ({ engine, country, questions, answers }: Needs) =>
  /** Says whom to call, then asks the open question again. What she told is kept all the same. */
  async (heard: Heard, meant: Meant & { kind: 'danger' }): Promise<Act> => {
    const { of, wanted, harms, text } = meant
    const { at, open } = heard.session
    if (meant.ofOthers) {
      const text = [say('cases.theirDanger', country.emergency)]
      const others = of.includes('wantsToDie') ? othersWhoAnswer(country, of, heard.peer) : []
      const act = await answers.answer(heard, { kind: 'text', text: meant.text })
      return after({ text: [...text, ...others] }, act)
    }
    const screen = dangerScreen(country, of, heard.peer, wanted)
    const question = at && engine.question(at)
    if (question?.kind === 'typed' || (question?.isDraft && question.takesWords))
      return after(screen, await answers.answer(heard, { kind: 'text', text }))
    if (question && answers.isTold(heard, meant))
      return after(
        screen,
        await answers.tick(heard, { ids: question.hears(harms) ?? [], harms, text }),
      )
    const beside = question?.takesNumberBeside && (await answers.beside(heard, text))
    if (beside) return after(screen, beside)
    if (at || open?.options.some(({ id }) => !id.startsWith('/')))
      return after(screen, async (turn) => questions.askAgain(turn, []))
    // What helps in the first hours comes before what is known of the police or of papers.
    const asked = careFirst(country, harms, wanted).filter(isBelow)
    const hasPages = asked.some(({ kind }) => kind === 'topic')
    const place = hasPages ? engine.hear(text, asked, heard.peer) : undefined
    if (!place) return async (turn) => saying(turn, screen)
    // What she can read about it stands below.
    return after(screen, async (turn) =>
      questions.ask({ ...turn, session: { ...turn.session, at: place } }, []),
    )
  }
