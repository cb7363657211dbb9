/** What the first screen must hold, by kinds of what people write: in nine languages, and with slips. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** The first message that answers a text of somebody who has chosen her language. */
const first = async (text: string, language = 'en', ...way: string[]): Promise<string> => {
  const who = `peer ${++count}`
  const sender = bot.senderOf(who)
  await bot.says(who, '/menu')
  await does(bot, who, ...way)
  await bot.stores.members.remember(sender, { language, choseLanguage: true }, bot.now())
  bot.received(who)
  await bot.says(who, text)
  const [answer] = bot.received(who)
  return [answer?.text ?? '', ...(answer?.options ?? []).map(({ label }) => `[${label}]`)].join(
    '\n',
  )
}

describe('somebody who does not want to live reads first whom she can call', () => {
  it.each([
    ['en', 'id rather be dead'],
    ['en', 'i swallowed all the tablets'],
    ['en', 'im cutting my wrists'],
    ['nb', 'vil ikke mer, vil bare dø'],
    ['nb', 'tenker på selvmord'],
    ['es', 'ya no quiero seguir viviendo'],
    ['ro', 'nu mai vreau sa traiesc'],
    ['th', 'ไม่อยากอยู่แล้วค่ะ'],
    ['pt-BR', 'quero sumir, quero morrer'],
    ['bg', 'не искам да живея повече'],
    ['ru', 'не хочу больше жить'],
    ['uk', 'краще б я померла'],
    ['uk', 'ne hochu zhyty'],
  ])('%s: %s', async (language, text) => {
    const answer = await first(text, language)
    expect(answer).toMatch(/^🆘 112[\s\S]*113/)
    expect(answer).toMatch(/116 123|113 (now|nå|ahora)/)
  })

  it('also where she only says how she feels', async () => {
    for (const text of ['i feel so depressed', 'everything is hopeless'])
      expect(await first(text)).toMatch(/Mental Helse 116 123/)
  })
})

describe('somebody with whom he is reads 112 and 113 first', () => {
  it.each([
    ['en', 'hes in the flat'],
    ['en', 'a man keeps knocking on my door'],
    ['en', 'heeelp'],
    ['nb', 'han står utenfor'],
    ['es', 'ayudaa el está en la puerta'],
    ['ro', 'ajutor, e la usa'],
    ['th', 'ช่วยด้วย เขาอยู่ในห้อง'],
    ['pt-BR', 'ele ta aqui me ajuda'],
    ['bg', 'помощ, пред вратата е'],
    ['ru', 'pamagite on za dveryu'],
    ['uk', 'рятуйте він у квартирі'],
  ])('%s: %s', async (language, text) => {
    expect(await first(text, language)).toMatch(/^🆘 112[\s\S]*113/)
  })

  it('also where she is asked whether she is safe', async () => {
    for (const text of ['hes still in the room', 'no help me', 'he wont leave'])
      expect(await first(text, 'en', '/report')).toMatch(/113[\s\S]*112[\s\S]*Reporting can wait/)
  })
})

describe('somebody who tells what was done to her', () => {
  it('is offered the first hours or the page about it among the first two', async () => {
    for (const text of ['he raped me', 'a client raped my friend', 'they abuse me']) {
      const answer = await first(text)
      // Whom to call comes first where it may go on.
      const read = answer.startsWith('🆘') ? answer : answer.split('\n').slice(1, 3).join()
      expect(read).toMatch(/72 hours|forced me|sexual assault centre/)
    }
    const robbed = await first('two men beat me and took my purse')
    expect(robbed.split('\n').slice(0, 3).join()).toMatch(/hit or robbed|🆘 112/)
    const threats = await first('ele disse que vai machucar meu filho', 'pt-BR')
    expect(threats.split('\n').slice(0, 3).join()).toMatch(/ameaça|112/)
  })

  it('has it ticked where she is asked what happened', async () => {
    for (const [text, label] of [
      ['he raped me', 'Sexual assault or pressure'],
      ['got robbed', 'Robs or does not pay'],
      ['he stole my phone', 'Robs or does not pay'],
    ] as const) {
      const answer = await first(text, 'en', '/report', 'yes')
      expect(answer).toMatch(/^I have ticked/)
      expect(answer).toMatch(new RegExp(`\\[✅ . ?${label}|✅.*${label}`))
    }
  })

  it('never reads that she was not understood, however long it is', async () => {
    const long =
      'last night a client seemed nice but then he hit me and took all my money and my phone, i am so ashamed and do not know whom i can tell about it'
    const answer = await first(long)
    expect(answer).not.toContain('I did not understand')
    expect(answer).toMatch(/not your fault|🆘 112/)
  })
})

it('a child reads that she has done nothing wrong, and who is there for her', async () => {
  for (const [language, text] of [
    ['en', 'im 15'],
    ['nb', 'jeg er 16 år'],
    ['es', 'tengo 15'],
    ['ru', 'мне 15'],
    ['uk', 'мені 15 років'],
  ] as const)
    expect(await first(text, language)).toMatch(/^🆘 112[\s\S]*116 111/)
})

it('stop stops, with thanks and in other words', async () => {
  for (const [language, text] of [
    ['en', 'ok stop, thanks'],
    ['en', 'stop it now please'],
    ['nb', 'stopp takk'],
    ['ro', 'gata, opreste'],
    ['ru', 'стоп, хватит'],
  ] as const)
    expect((await first(text, language)).split('\n').length, text).toBeLessThan(4)
})

it('whoever asks about his own number reads how to object, listed or not', async () => {
  for (const text of ['take my number off your list', 'am i listed here'])
    expect(await first(text)).toContain('you can object')
})

it('a report typed with its number says that nothing is sent yet', async () => {
  for (const text of ['report 400 00 123', 'i want to report 400 00 123 he stole my money'])
    expect(await first(text)).toMatch(/Nothing has been sent[\s\S]*Are you safe now/)
})

it('no number to tell leaves the question out', async () => {
  const way = ['/report', 'yes', 'robbery', '[Done]']
  for (const text of ['withheld number', 'dont have any number', 'ukjent nummer'])
    expect(await first(text, 'en', ...way), text).toMatch(/^Which town/)
})
