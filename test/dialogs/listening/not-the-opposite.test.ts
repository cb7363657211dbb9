/** What she says is never taken for its opposite, and never for something that she did not ask for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/core/terms/session.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { choosesId } from '../../support/choosing.ts'
import { tellOf } from '../../support/telling.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot({
    desk: { hours: [{ days: [1], from: '10:00', until: '15:00' }], phone: '+47 22 33 44 55' },
  })
})
afterAll(() => bot.close())

const sessionOf = async (person: string): Promise<Session> =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session

/** A member who speaks a language, after what she does: options that she taps, or words after ">". */
const member = async (language: string, ...does: string[]): Promise<string> => {
  const person = `peer ${++count}`
  await bot.letIn(person, 'member', { language })
  for (const one of does)
    if (one.startsWith('>')) await bot.says(person, one.slice(2), { language })
    else await choosesId(bot, person, one, language)
  bot.heard(person)
  return person
}

const TOLD = ['> /report', 'yes', 'violence', 'done', 'hit', 'done']

describe('Whether colleagues may read what kind it was', () => {
  it.each([
    ['en', 'nobody may read it'],
    ['en', 'they may not read it'],
    ['nb', 'ingen kan lese det'],
    ['nb', 'det kan de ikke'],
    ['es', 'nadie puede leerlo'],
    ['es', 'no pueden leerlo'],
    ['pt-BR', 'ninguém pode ler'],
    ['ro', 'nimeni nu poate citi'],
    ['bg', 'никой не може'],
    ['ru', 'никому нельзя, не можно'],
    ['uk', 'нікому не можна'],
    ['th', 'ไม่ให้อ่าน'],
  ])('is never a yes in %s: %s', async (language, text) => {
    const place = [...TOLD, '> +1 201 555 0170', '> Bergen', 'no', 'reviewed']
    const person = await member(language, ...place)
    expect((await sessionOf(person)).at?.step).toBe('kind')
    await bot.says(person, text, { language })
    const { at, perhaps } = await sessionOf(person)
    expect(at?.draft['consents']).not.toMatchObject({ kind: true })
    expect(perhaps).not.toBe('yes')
  })
})

describe('Whether she is safe', () => {
  it.each([
    ['en', 'yesterday one hit me and he left'],
    ['nb', 'i går slo en meg og han gikk'],
    ['es', 'ayer uno me pegó y se fue'],
    ['pt-BR', 'ontem um me bateu e foi embora'],
    ['ro', 'ieri unul m-a bătut și a plecat'],
    ['bg', 'вчера един ме удари и си тръгна'],
    ['ru', 'вчера один меня ударил и ушёл'],
    ['uk', 'вчора один мене вдарив і пішов'],
    ['th', 'เมื่อวานลูกค้าตบฉันแล้วก็ไปแล้ว'],
  ])('is not said by what was done to her in %s: %s', async (language, text) => {
    const person = await member(language, '> /report')
    await bot.says(person, text, { language })
    expect((await sessionOf(person)).at?.draft['safe']).not.toBe(true)
  })

  it('names whom to call once, where the screen names them already', async () => {
    const person = await member('en', '> /report', 'no')
    await bot.says(person, 'blue elephants')
    const shown = bot.heard(person)
    expect(shown).toContain('Please choose one of these.')
    expect(shown.match(/112/g)).toHaveLength(1)
  })
})

describe('Outside of any question', () => {
  it.each([
    ['en', 'please stop the alerts'],
    ['nb', 'stopp varslene'],
    ['es', 'para ya las alertas'],
    ['pt-BR', 'chega de alertas'],
    ['ro', 'opriți alertele'],
    ['bg', 'спрете известията'],
    ['ru', 'хватит уведомлений'],
    ['uk', 'досить сповіщень'],
    ['th', 'หยุดแจ้งเตือน'],
  ])('turns to the alerts, and not only stops, in %s: %s', async (language, text) => {
    const person = await member(language, '> /alerts', '> Bergen')
    // Only there, and for the shortest time.
    for (const _ of [1, 2])
      await choosesId(bot, person, (await sessionOf(person)).open?.options[0]?.id ?? '', language)
    await bot.says(person, text, { language })
    expect((await sessionOf(person)).at?.dialog).toBe('alerts')
  })

  it('checks a number beside words that sound dangerous, but are no danger by any rule', async () => {
    const person = await member('en')
    await bot.says(person, '+1 201 555 0171 wrote to me, a friend said better not to go')
    expect(bot.heard(person)).toContain('71')
    await bot.says(person, 'he is holding my passport and says i cannot go +1 201 555 0171')
    const answer = bot.heard(person)
    expect([answer.includes('71'), answer.includes('112')]).toEqual([true, true])
  })

  it.each([
    ['en', 'last client tried to kill me'],
    ['nb', 'kunden forsøkte å drepe meg'],
    ['th', 'ลูกค้าพยายามฆ่าหนู'],
  ])('is not answered as if she had said nothing in %s: %s', async (language, text) => {
    const person = await member(language)
    await bot.says(person, text, { language })
    expect(['rights', 'report']).toContain((await sessionOf(person)).at?.dialog)
  })

  it.each([
    ['en', 'sleeping'],
    ['en', 'good job'],
    ['en', 'banana'],
    ['en', 'i am outside'],
    ['nb', 'banan'],
    ['es', 'perdón'],
    ['es', 'estoy en casa'],
    ['pt-BR', 'estou em casa'],
    ['ro', 'sunt în mașină'],
    ['bg', 'навън съм'],
    ['ru', 'я дома'],
    ['uk', 'я вдома'],
    ['th', 'กล้วย'],
  ])('opens no page for short words in %s: %s', async (language, text) => {
    const person = await member(language)
    await bot.says(person, text, { language })
    expect((await sessionOf(person)).at).toBeUndefined()
  })
})

it('closes a case when a case worker types "close", and asks her first', async () => {
  await bot.letIn('casey', 'caseworker')
  await bot.letIn('anna')
  await tellOf(bot, 'anna', '+1 201 555 0172', {
    help: ['A case worker may read it'],
    more: [],
  }).catch(() => undefined)
  if ((await sessionOf('anna')).at?.step === 'pin') await bot.taps('anna', 'Skip')
  await bot.says('casey', '/cases')
  for (const tap of ['today · English', 'Something else']) await bot.taps('casey', tap)
  bot.heard('casey')
  await bot.says('casey', 'close')
  expect(bot.heard('casey')).toContain('Did you mean “⚫️ Close it”?')
  await bot.says('casey', 'yes')
  expect(bot.heard('casey')).toContain('Close it?')
  await bot.says('casey', 'close')
  expect(bot.heard('casey')).toContain('Did you mean “⚫️ Yes, close it”?')
})

it.each([
  ['en', 'close', 'close it'],
  ['nb', 'avslutt', 'avslutt'],
  ['es', 'cerrar', 'cerrar'],
  ['pt-BR', 'encerrar', 'encerrar'],
  ['ro', 'închide', 'închide'],
  ['bg', 'затвори', 'затвори'],
  ['ru', 'закрыть', 'закрыть'],
  ['uk', 'закрити', 'закрити'],
])('shows where a case is closed at its first screen, in %s: %s', async (language, word, label) => {
  const [casey, anna] = [`casey ${++count}`, `anna ${count}`]
  await bot.letIn(casey, 'caseworker', { language })
  await bot.letIn(anna)
  await tellOf(bot, anna, `+1 201 555 01${74 + (count % 20)}`, {
    help: ['A case worker may read it'],
    more: [],
  }).catch(() => undefined)
  if ((await sessionOf(anna)).at?.step === 'pin') await bot.taps(anna, 'Skip')
  await bot.says(casey, '/cases', { language })
  const { open } = await sessionOf(casey)
  await choosesId(bot, casey, open?.options[0]?.id ?? '', language)
  expect((await sessionOf(casey)).at?.step).toBe('home')
  bot.heard(casey)
  await bot.says(casey, word, { language })
  expect((await sessionOf(casey)).at?.step).toBe('more')
  expect(bot.heard(casey).toLowerCase()).toContain(label)
  // The word that stands below every question stops, here as well.
  await bot.says(casey, bot.words.in(language, say('control.stop')), { language })
  expect((await sessionOf(casey)).at).toBeUndefined()
})
