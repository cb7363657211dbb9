/** The measure of listening looks at the screen, and notices where it shows something else than was meant. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Chat, openChat } from '../../../bench/listening/chat.ts'
import { createListener, scoreOf, type Utterance } from '../../../bench/listening/measure.ts'
import { createOnScreen } from '../../../bench/listening/on-screen.ts'
import { createTestDatabase } from '../../support/database.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))

let chat: Chat
beforeAll(async () => {
  chat = await openChat(await createTestDatabase())
})
afterAll(() => chat.close())

const line = (text: string, expected: string, context = 'idle-member'): Utterance => ({
  id: 'en.one',
  lang: 'en',
  context,
  kind: 'planted',
  text,
  expect: [expected],
  grave: true,
  why: '',
})

/** What is measured of a line; `meanings`: what somebody wrongly believes that it was understood to mean. */
const measured = async (one: Utterance, ...meanings: string[]) => {
  const hears = meanings.length === 0 ? listener : { meaningsOf: () => meanings }
  return scoreOf([[one, await createOnScreen(chat, hears).outcomeOf(one)]]).measure
}

it.each([
  ['he has a knife, help', 'danger', 'idle-guest'],
  ['he is still here', 'danger', 'report.safe'],
  ['he has a gun now', 'danger', 'report.words'],
])(
  'hears a danger where the screen begins with whom to call: %s',
  async (text, expected, where) => {
    const { danger } = await measured(line(text, expected, where), 'danger')
    expect(danger).toEqual({ n: 1, heard: 1 })
  },
)

it('hears no danger where the screen shows none, whatever was meant', async () => {
  const { danger, first, grave } = await measured(line('thanks', 'danger'), 'danger')
  expect(danger).toEqual({ n: 1, heard: 0 })
  expect({ first, grave }).toEqual({ first: 0, grave: ['en.one'] })
})

it('takes no line at the end of "I did not understand" for whom to call', async () => {
  const { danger } = await measured(line('blorp zzyx', 'danger'), 'danger')
  expect(danger.heard).toBe(0)
})

it('counts what is harmless and begins something', async () => {
  expect((await measured(line('report', 'nothing'), 'nothing')).harmless.started).toBe(1)
  expect((await measured(line('thanks', 'nothing'))).harmless.started).toBe(0)
})

it.each([
  ['topic:care', 'thanks'],
  ['command:report', 'thanks'],
  ['phones:+12015550199', '+1 201 555 0142'],
  ['town:bergen', 'thanks'],
  ['person', 'Bergen'],
])('counts %s as wrong where the screen shows something else', async (meaning, text) => {
  expect((await measured(line(text, meaning), meaning)).first).toBe(0)
})

it.each([
  ['topic:tax', 'do i have to pay tax'],
  ['command:report', 'i want to report a client'],
  ['phones:+12015550142', '+1 201 555 0142'],
  ['command:alerts', 'Bergen'],
])('counts %s as right where it is shown', async (meaning, text) => {
  expect((await measured(line(text, meaning))).first).toBe(1)
})
