import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Body } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

let bot: TestBot
/** What comes in while the bot waits. */
let meanwhile: (() => Promise<void>) | undefined
beforeAll(async () => {
  bot = await createTestBot({
    async onWait() {
      const come = meanwhile
      meanwhile = undefined
      await come?.()
    },
  })
  await bot.letIn('anna')
})
afterAll(() => bot.close())

const contact = (number: string): Body => ({ kind: 'contact', numbers: [number] })

const comes =
  (...bodies: Body[]) =>
  async (): Promise<void> => {
    for (const body of bodies) await bot.bot.turns.accept('telegram', bot.inboundOf('anna', body))
  }

it('answers contacts that are shared together once, each named by country and ending', async () => {
  meanwhile = comes(contact('+1 201 555 0124'), contact('+47 400 00 001'))
  await bot.sends('anna', contact('+1 201 555 0123'))
  const answers = bot.received('anna')
  expect(answers.filter(({ text }) => text.includes('📞'))).toHaveLength(1)
  const [{ text } = { text: '' }] = answers
  expect(text.match(/📞 .*/g)).toEqual(['📞 +1 … 23', '📞 +1 … 24', '📞 +47 … 01'])
})

it('names country and ending of a contact that is shared alone, too', async () => {
  await bot.sends('anna', contact('+1 201 555 0125'))
  const [answer, ...more] = bot.received('anna')
  expect(more).toEqual([])
  expect(answer?.text).toMatch(/^📞 \+1 … 25\n/)
})

it('answers what came between them by itself, and a later contact anew', async () => {
  meanwhile = comes({ kind: 'text', text: 'stop' }, contact('+1 201 555 0127'))
  await bot.sends('anna', contact('+1 201 555 0126'))
  const answers = bot.received('anna').map(({ text }) => text)
  expect(answers).toHaveLength(3)
  expect(answers[0]).toMatch(/^📞 \+1 … 26/)
  expect(answers[1]).toMatch(/^All right\./)
  expect(answers[2]).toMatch(/^📞 \+1 … 27/)
  await bot.sends('anna', contact('+1 201 555 0124'))
  expect(bot.heard('anna')).toMatch(/^📞 \+1 … 24/)
})

it('keeps no number of theirs', async () => {
  const { session } = await bot.stores.sessions.load(bot.senderOf('anna'), bot.now())
  expect(JSON.stringify(session)).not.toMatch(/201555|201 555/)
})

it('takes contacts that are shared together for one answer where a number is asked for', async () => {
  await bot.says('anna', '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done'])
    await bot.taps('anna', tap)
  bot.received('anna')
  meanwhile = comes(contact('+1 201 555 0132'), contact('+1 201 555 0133'))
  await bot.sends('anna', contact('+1 201 555 0131'))
  const answers = bot.received('anna').map(({ text }) => text)
  expect(answers).toHaveLength(1)
  expect(answers[0]).toContain('Which town was it in?')
  expect(answers[0]).not.toContain('📞')
  const { session } = await bot.stores.sessions.load(bot.senderOf('anna'), bot.now())
  expect(session.at?.draft['subjects']).toHaveLength(3)
})

it('checks them together in the middle of a report, which is asked on once', async () => {
  meanwhile = comes(contact('+1 201 555 0142'), contact('+1 201 555 0143'))
  await bot.sends('anna', contact('+1 201 555 0141'))
  const said = bot.heard('anna')
  expect(said.match(/📞 .*/g)).toEqual(['📞 +1 … 41', '📞 +1 … 42', '📞 +1 … 43'])
  expect(said.match(/Which town was it in\?/g)).toHaveLength(1)
  await bot.says('anna', 'stop')
  bot.heard('anna')
})
