/** What a buddy types in an alarm that she took, and what may turn out to be wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN_SHORT, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
let bot: TestBot
const heardAfter = async (...typed: string[]): Promise<string> => {
  bot.heard('maria')
  await does(bot, 'maria', ...typed)
  return bot.heard('maria')
}
const english = (key: Parameters<typeof say>[0]): string =>
  bot.words.in('en', say(key, { name: 'mia from work' }))
const alarm = async () => (await watchingOver(bot).watched('maria'))[0]?.alarm
const answered = (answer: 'cannot' | 'reached' | 'goOn'): string =>
  english(`safeCall.said.${answer}`)

beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  await does(bot, 'mia', ...BEGIN_SHORT)
  await watchingOver(bot).passes(27)
  await does(bot, 'maria', '/news', '[I am on it]')
})
afterEach(() => bot.close())

/** In each language: messages of hers; giving it up; taking back that she was reached. */
const WORDS: Record<string, readonly [string[], string[], string[]]> = {
  en: [
    [
      'she messaged me, all good',
      'got a text from her, she is home',
      'she texted me about it, she says fine',
    ],
    ['sorry, I cant anymore', 'someone else has to go', 'i have to give it up'],
    [
      'no, that was somebody else',
      'my mistake, the message was from yesterday',
      'please keep asking',
    ],
  ],
  nb: [
    ['hun sendte meg en melding, alt er bra', 'fikk sms fra henne'],
    ['beklager, jeg kan ikke lenger', 'en annen må ta det'],
    ['å nei, feil person', 'jeg tok feil, hun er ikke hjemme', 'spør alle på nytt'],
  ],
  es: [
    ['me mandó un whatsapp, todo bien', 'ella me respondió por mensaje'],
    ['perdón, ya no puedo', 'mejor otra persona'],
    ['ay no, era otra persona', 'me equivoqué, no está bien', 'avisa a los demás'],
  ],
  'pt-BR': [
    ['ela me mandou um zap, tudo certo', 'ela escreveu que tá bem'],
    ['desculpa, não vou conseguir', 'chama outra pessoa'],
    ['ai não, era outra pessoa', 'me confundi, a mensagem era de ontem', 'avisa todo mundo'],
  ],
  ro: [
    ['mi-a trimis un mesaj, e acasă', 'am primit mesaj de la ea'],
    ['scuze, nu mai pot', 'să meargă altcineva'],
    ['vai nu, era altcineva', 'm-am înșelat, nu e bine', 'anunță-i pe ceilalți'],
  ],
  bg: [
    ['изпрати ми съобщение, вкъщи е', 'отговори на съобщението'],
    ['съжалявам, вече не мога', 'прати друг'],
    ['ох, беше друга', 'сгреших, тя не е добре', 'кажи на другите'],
  ],
  ru: [
    ['она прислала сообщение, всё нормально', 'мне написала, дома'],
    ['прости, больше не могу', 'передай другому'],
    ['ой, это другая девушка', 'перепутала, она не дома', 'сообщи остальным'],
  ],
  uk: [
    ['вона надіслала повідомлення, все гаразд', 'мені написала, вдома'],
    ['вибач, більше не можу', 'передай іншому'],
    ['ой, це інша дівчина', 'переплутала, вона не вдома', 'повідом інших'],
  ],
  th: [
    ['เขาไลน์มาว่าปลอดภัย', 'น้องทักแชทมา'],
    ['ขอโทษค่ะ คงไปไม่ได้', 'หาคนอื่นแทนที'],
    ['ผิดคนค่ะ', 'เข้าใจผิด ข้อความเมื่อวาน', 'ถามทุกคนอีกครั้ง'],
  ],
}

describe.each(Object.entries(WORDS))('In %s', (lang, [written, cannot, wrong]) => {
  it('what somebody wrote on her phone is not her voice', async () => {
    for (const text of written) {
      const heard = await heardAfter(text)
      expect(heard, text).not.toContain(answered('reached'))
      expect(heard, text).toContain(english('safeCall.watch.written'))
      expect(heard, text).toContain(`“${english('safeCall.reached')}”?`)
    }
    expect(await heardAfter('[I have reached mia from work]')).toContain(answered('reached'))
  })

  it.each(cannot)('gives it up with %j', async (text) => {
    const heard = await heardAfter(text)
    // "I cannot any more" may be a cry: then she is asked, and whom to call stands below.
    if (heard.includes(answered('cannot'))) return
    expect(heard).toContain(`“${english('safeCall.cannot')}”?`)
    const isCry = listener.meaningsOf({ lang, context: 'idle-member', text })[0] === 'danger'
    if (!isCry) return
    expect(heard).toContain(
      bot.words.in('en', say('now.short', { police: '112', ambulance: '113' })),
    )
  })

  it('was wrong, and can have all of them asked again', async () => {
    await does(bot, 'maria', '[I have reached mia from work]')
    for (const text of wrong) {
      for (const before of ['/safecall', '/menu']) {
        const heard = await heardAfter(before, text)
        expect((await alarm())?.reached, text).toBeDefined()
        expect(heard, text).toContain(english('safeCall.watch.saidReached'))
        expect(heard, text).toContain(`“${english('safeCall.goOn')}”?`)
      }
    }
    expect(await heardAfter('yes')).toContain(answered('goOn'))
    expect((await alarm())?.reached).toBeUndefined()
  })
})

it('a cry is asked about, and whom to call stands below', async () => {
  const heard = await heardAfter('i cant do this anymore')
  expect(heard).toMatch(/“🙅 I cannot”\?|Thank you for saying so/)
})

it('from the menu, she is asked by name before anything is done', async () => {
  expect(await heardAfter('/menu', 'i talked to her on the phone')).toContain(
    `“${english('safeCall.reached')}”?`,
  )
  expect(await heardAfter('/menu', 'sorry i cant')).toContain(`“${english('safeCall.cannot')}”?`)
  const [call] = await watchingOver(bot).watched('maria')
  expect(call).toMatchObject({ hers: 'taken', answers: ['cannot', 'reached'] })
})

it('somebody who reached nobody is not asked about it', async () => {
  expect(await heardAfter('/menu', 'that was not her')).not.toContain(english('safeCall.goOn'))
})

it('who doubts what her chat said reads again what can be done', async () => {
  await does(bot, 'mia', '/safecall', '[I am OK]')
  await watchingOver(bot).passes(2)
  await does(bot, 'maria', '/news', '/menu')
  const heard = await heardAfter('that is a lie, it was not her')
  expect(heard).toContain(`“${english('safeCall.again')}”?`)
  expect(heard).toContain('112')
  expect(await heardAfter('[Read it again]')).toContain(english('safeCall.watch.doCall'))
  expect(await heardAfter('/menu', 'i was there yesterday')).not.toContain(
    english('safeCall.watch.over'),
  )
})
