/** "Are you safe now?": what says both, or says neither, is asked again. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { newcomer } from '../../support/newcomer.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** What comes of a message at that question. */
const answered = async (language: string, text: string): Promise<'yes' | 'no' | 'again'> => {
  const peer = await newcomer(bot, language)
  await peer.says('/report')
  await peer.says(text)
  const { at } = await peer.session()
  if (at?.dialog !== 'report') throw new Error(`${text}: ${peer.heard()}`)
  if (at.step === 'safe') return 'again'
  return at.draft['safe'] === true ? 'yes' : 'no'
}

/** What says that she is safe; both; that she is not; what may be asked again, but is `never` a yes. */
const SAID: InEachLanguage = {
  yes: {
    en: ['not in danger', 'no danger', 'I am not in danger anymore', 'home', 'at home', 'y'],
    nb: ['ikke i fare', 'ingen fare', 'jeg er ikke i fare lenger', 'hjemme', 'j'],
    es: ['no estoy en peligro', 'ya no hay peligro', 'sin peligro', 'casa', 'en casa', 's'],
    'pt-BR': ['não estou em perigo', 'sem perigo', 'não corro perigo', 'casa', 'em casa'],
    ro: ['nu sunt în pericol', 'niciun pericol', 'nu mai sunt în pericol', 'acasă', 'd'],
    bg: ['не съм в опасност', 'няма опасност', 'вкъщи', 'у дома', 'д'],
    ru: ['не в опасности', 'я не в опасности', 'опасности нет', 'дома', 'д'],
    uk: ['не в небезпеці', 'я не в небезпеці', 'небезпеки немає', 'вдома', 'т'],
    th: ['ไม่มีอันตราย', 'ไม่ได้อยู่ในอันตราย', 'บ้าน', 'ที่บ้าน', 'y'],
  },
  again: {
    en: ['no he left', 'no, he is gone', 'No. I got home', 'no im fine'],
    nb: ['nei han dro', 'nei, han har gått', 'nei, jeg er trygg'],
    es: ['no, se fue', 'no él ya se fue', 'no, estoy bien'],
    'pt-BR': ['não, ele foi embora', 'não ele já foi', 'não, tô bem'],
    ro: ['nu, a plecat', 'nu el a plecat', 'nu, sunt bine'],
    bg: ['не, тръгна си', 'не, той си тръгна', 'не, добре съм'],
    ru: ['нет, он ушел', 'нет он уехал', 'нет, я дома'],
    uk: ['ні він поїхав', 'ні, він поїхав', 'ні, я вдома'],
    th: ['ไม่ เขาไปแล้ว', 'ไม่ค่ะ เขากลับไปแล้ว'],
  },
  no: {
    en: ['n', 'not safe', 'no i am not safe', 'no, he is here', 'no he did not leave', 'in danger'],
    nb: ['ikke trygg', 'nei, han er her', 'nei han gikk ikke', 'i fare'],
    es: ['no se fue', 'no estoy bien', 'no, está aquí', 'no estoy a salvo', 'estoy en peligro'],
    'pt-BR': ['não tô bem', 'não, ele tá aqui', 'não tô segura', 'em perigo'],
    ro: ['nu a plecat', 'nu sunt bine', 'nu, e aici', 'nu sunt în siguranță', 'sunt în pericol'],
    bg: ['не си тръгна', 'не съм добре', 'не, той е тук', 'не съм в безопасност', 'в опасност съм'],
    ru: ['н', 'нет, он здесь', 'не в безопасности', 'я в опасности'],
    uk: ['н', 'він не пішов', 'ні, він тут', 'не в безпеці', 'я в небезпеці'],
    th: ['ไม่ปลอดภัย', 'ไม่ เขาอยู่ที่นี่', 'เขายังไม่ไป', 'อยู่ในอันตราย'],
  },
  never: {
    en: ['yes but he is outside'],
    nb: ['ja men han er utenfor'],
    es: ['sí pero está afuera', 'no, no se fue'],
    'pt-BR': ['sim mas ele tá lá fora', 'ele não foi embora'],
    ro: ['da dar e afara', 'da dar e la ușă'],
    bg: ['да но той е отвън'],
    ru: ['да но он на улице', 'он не ушел'],
    uk: ['так але він надворі'],
    th: ['ใช่ แต่เขาอยู่ข้างนอก'],
  },
}

/** The same in every language: signs that stand alone. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  yes: ['👍', '👍🏽', '✅'],
  no: ['👎', '👎🏿', '❌'],
  again: ['👍👎', '🤷'],
}
const signs = Object.entries(SIGNS).flatMap(([kind, all]) =>
  all.flatMap((sign) =>
    ['en', 'th', 'uk'].map((language): [string, string, string] => [kind, language, sign]),
  ),
)

it.each([...linesOf(SAID), ...signs])('takes for "%s" (%s): %s', async (kind, language, text) => {
  const answer = await answered(language, text)
  if (kind === 'never') expect(answer).not.toBe('yes')
  else expect(answer).toBe(kind)
})

it('still opens the menu for whoever types the word for it', async () => {
  await bot.letIn('mia')
  for (const text of ['/report', 'menu']) await bot.says('mia', text)
  expect(bot.heard('mia')).toContain('What do you want to do?')
})
