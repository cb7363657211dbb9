import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const answerTo = async (text: string, role?: 'member' | 'moderator'): Promise<string> => {
  const who = `peer ${++count}`
  if (role) await bot.letIn(who, role)
  await bot.says(who, '/menu')
  bot.heard(who)
  await bot.says(who, text)
  return bot.heard(who)
}

it.each(['stop it please', 'stopp nå', 'STOP!!! thanks', 'хватит пожалуйста', 'หยุดนะคะ', 'stai'])(
  'stops at %j',
  async (text) => {
    expect(await answerTo(text)).toBe('All right.\n[🏠 Menu]')
  },
)

it('takes a guest who wants no messages for stopping, and tells a member without towns that none come', async () => {
  expect(await answerTo('unsubscribe me from alerts')).toBe('All right.\n[🏠 Menu]')
  expect(await answerTo('please no more alerts', 'member')).toMatch(/^I will send no alerts until/)
})

it.each([
  'take my number off your list',
  'is my number on the list?',
  'who reported me',
  'стер мой номер? мой номер в списке',
  'borra mi número',
])('answers whoever may be listed the same, listed or not: %j', async (text) => {
  expect(await answerTo(text)).toMatch(
    /^Here I tell nobody whether their own number is on the list\.[\s\S]*you can object[\s\S]*\[🗑 Delete all about me\]/,
  )
})

it('begins a report with the number and what happened, and says that nothing is sent', async () => {
  for (const text of ['report 912 34 567', 'please report 91234567 he stole my phone']) {
    expect(await answerTo(text)).toMatch(
      /^I have put in what you wrote\. Nothing has been sent: you will see all of it first\.[\s\S]*Are you safe now\?/,
    )
  }
})

it('begins it also while she reads about something', async () => {
  const who = `peer ${++count}`
  await bot.says(who, '/rights')
  bot.heard(who)
  await bot.says(who, 'report 912 34 567 he robbed me')
  expect(bot.heard(who)).toMatch(/^I have put in what you wrote\./)
})

it.each([
  ['are there any reports waiting?', /^No report is waiting for you/],
  ['hay reportes nuevos', /^No report is waiting for you/],
  ['есть новые жалобы?', /^No report is waiting for you/],
])('leads a moderator to what waits, not to a report of her own: %j', async (text, answer) => {
  expect(await answerTo(text, 'moderator')).toMatch(answer)
})

it('offers threats, not flats, where he knows where she lives', async () => {
  const answer = await answerTo('he hit me and he has my address')
  expect(answer).toContain('[✉️ He threatens me, blackmails me]')
  expect(answer).not.toContain('A place to live')
})

it.each([
  ['en', 'gol', 'Gol'],
  ['es', 'rana', 'Mo i Rana'],
])(
  'takes a town whose name is a common word only where a town is asked (%s)',
  async (language, text, town) => {
    const other = await createTestBot({ language })
    await other.letIn('anna')
    await other.says('anna', text)
    expect(other.heard('anna')).not.toContain(town)
    await other.says('anna', '/alerts')
    other.heard('anna')
    await other.says('anna', text)
    expect(other.heard('anna')).toContain(town)
    await other.close()
  },
)

it('takes it also where she says that she is there', async () => {
  expect(await answerTo('i am in gol until friday', 'member')).toContain('Gol')
})

it.each(['это было 12 лет назад', 'วันนี้เหนื่อยจะตาย', 'llevo 11 años aquí'])(
  'begins nothing at %j',
  async (text) => {
    expect(await answerTo(text)).not.toContain('Did you mean')
  },
)

it.each([
  ['i am lonely tonight', '🌃 A bad night: somebody to listen'],
  ['the landlord threw me out', '🏠 The landlord wants me out'],
  ['will child welfare take my child', '👶 My child and child welfare'],
  ['bank closed my account', '🏦 Bank account'],
  ['my family found out what i do', '💔 They found out'],
])('hears "%s" also where a town is asked for to find who helps', async (text, shown) => {
  const who = `peer ${++count}`
  await bot.says(who, '/services')
  bot.heard(who)
  await bot.says(who, text)
  const answer = bot.heard(who)
  expect(answer).toContain(shown)
  expect(answer).not.toContain('I do not know that place')
})

it('still asks for the town again where the words ask for nothing', async () => {
  const who = `peer ${++count}`
  await bot.says(who, '/services')
  bot.heard(who)
  await bot.says(who, 'Xyzzyville')
  expect(bot.heard(who)).toContain('I do not know that place')
  await bot.says(who, 'i am in bergen')
  expect(bot.heard(who)).toContain('What kind of help?')
})

it('puts the first hours first below the danger screen where a long message tells of what needs them', async () => {
  const answer = await answerTo(
    'a man forced me to have sex on sunday, i did not tell my sister, it hurts and i bleed and i do not dare to see a doctor because i have no papers and the police may deport me',
  )
  expect(answer).toMatch(/^🆘 112: police\. 113: ambulance/)
  expect(answer).toMatch(/Did you mean …\?\n\[🩹 Help in the first 72 hours\]/)
})
