/** What she refuses, tells of or only asks about is not begun: in every language. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { newcomer } from '../../support/newcomer.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** The dialog in which a member is who has typed some words. */
const dialogAfter = async (language: string, ...texts: string[]): Promise<string | undefined> => {
  const peer = await newcomer(bot, language)
  for (const text of texts) await peer.says(text)
  return (await peer.session()).at?.dialog
}

/** By the dialog that does not begin: it was deleted, or must not be; there is no report. */
const NOT_BEGUN: InEachLanguage = {
  wipe: {
    en: ['he deleted it', 'he deleted everything', 'please never delete', 'dont delete'],
    nb: ['han slettet det', 'han slettet alt', 'aldri slett', 'ikke slett noe'],
    es: ['él lo borró', 'él borró todo', 'nunca borres nada', 'no borres'],
    'pt-BR': ['ele deletou tudo', 'foi apagado', 'nunca apague', 'não apaga'],
    ro: ['el a șters tot', 's-a șters', 'nu șterge', 'nu ștergeți nimic'],
    bg: ['той го изтри', 'той изтри всичко', 'не изтривай нищо', 'не изтривай'],
    ru: ['он удалил', 'он удалил все', 'не удаляй', 'никогда не удаляй'],
    uk: ['він видалив', 'він видалив все', 'не видаляй', 'ніколи не видаляй'],
    th: ['เขาลบแล้ว', 'เขาลบทั้งหมด', 'อย่าลบนะ', 'อย่าลบ'],
  },
  report: {
    en: ['i dont want to report', 'never report'],
    nb: ['jeg vil ikke melde', 'jeg er'],
    es: ['no quiero reportar'],
    'pt-BR': ['não quero relatar'],
    ro: ['nu vreau să raportez'],
    bg: ['не искам да съобщя'],
    ru: ['я не хочу сообщать'],
    uk: ['я не хочу повідомляти'],
    th: ['ไม่อยากแจ้ง'],
  },
}

it.each(linesOf(NOT_BEGUN))('does not begin %s (%s): %s', async (dialog, language, text) => {
  expect(await dialogAfter(language, text)).not.toBe(dialog)
  // With the menu open, too.
  expect(await dialogAfter(language, '/menu', text)).not.toBe(dialog)
})

const TOLD: InEachLanguage = {
  'she has reported it already': {
    en: ['i already reported'],
    nb: ['jeg har allerede meldt'],
    es: ['ya reporté'],
    'pt-BR': ['já relatei'],
    ro: ['am raportat deja'],
    bg: ['вече съобщих'],
    ru: ['я уже сообщила'],
    uk: ['я вже повідомила'],
    th: ['แจ้งไปแล้ว'],
  },
}

it.each(linesOf(TOLD))('leads to what she told where %s (%s): %s', async (_, language, text) => {
  expect(await dialogAfter(language, text)).toBe('receipt')
})

const NO_ALERTS: InEachLanguage = {
  'she wants no alerts': {
    en: ['never alert me'],
    nb: ['ikke varsle meg'],
    es: ['no quiero alertas'],
    'pt-BR': ['não quero alertas'],
    ro: ['nu vreau alerte'],
    bg: ['не искам предупреждения'],
    ru: ['не надо предупреждений'],
    uk: ['не треба попереджень'],
    th: ['ไม่เอาแจ้งเตือน'],
  },
}

it.each(linesOf(NO_ALERTS))(
  'shows those that she has where %s (%s): %s',
  async (_, language, text) => {
    const peer = await newcomer(bot, language)
    await peer.says(text)
    expect((await peer.session()).at).toBeUndefined()
    for (const words of ['/alerts', 'Bergen']) await peer.says(words)
    // Only there, and for the shortest time.
    for (const _ of [1, 2]) await peer.taps((await peer.session()).open?.options[0]?.id ?? '')
    expect(await bot.stores.subscriptions.of(bot.senderOf(peer.name))).toHaveLength(1)
    await peer.says(text)
    expect((await peer.session()).at?.dialog).toBe('alerts')
  },
)

it.each(['what happens if I delete', 'what happens if i delete everything'])(
  '%j is answered with what is kept',
  async (text) => {
    const peer = await newcomer(bot, 'en')
    await peer.says(text)
    expect((await peer.session()).at).toBeUndefined()
    expect(peer.heard()).toContain('I do not keep your name')
  },
)

it.each([
  ['en', 'delete everything'],
  ['en', 'i want no trace left, delete all of it'],
  ['nb', 'slett alt om meg'],
  ['ro', 'șterge tot'],
  ['ru', 'удали все'],
])('In %s, %j still leads to it', async (language, text) => {
  expect(await dialogAfter(language, text)).toBe('wipe')
})
