import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** What somebody new is answered first. */
const answerTo = async (text: string): Promise<string> => {
  const who = `peer ${++count}`
  await bot.says(who, '/menu')
  bot.heard(who)
  await bot.says(who, text)
  return bot.heard(who)
}

const CALL = /^🆘 112: police\. 113: ambulance\./
const CRISIS_LINE = /Mental Helse 116 123/

it.each([
  ['en', 'i dont see a way out, i cant take this anymore'],
  ['en', 'nothing to live for'],
  ['nb', 'klarer ikke mer'],
  ['es', 'no puedo más'],
  ['ro', 'nu mai pot'],
  ['th', 'ไม่ไหวแล้วค่ะ'],
  ['pt-BR', 'nao aguento mais'],
  ['bg', 'не издържам повече'],
  ['ru', 'сил больше нет'],
  ['uk', 'я більше не можу'],
])('leads whoever wants to live no longer to the crisis lines first (%s)', async (_, text) => {
  const answer = await answerTo(text)
  expect(answer).toMatch(CALL)
  expect(answer).toMatch(CRISIS_LINE)
})

it('takes "no more" of a joke for what it is', async () => {
  expect(await answerTo('nu mai pot de ras')).not.toMatch(CALL)
})

it.each([
  ['en', 'please send an ambulance, my friend has chest pains'],
  ['nb', 'tror hun har hjerteinfarkt'],
  ['es', 'llamen una ambulancia'],
  ['ro', 'face infarct'],
  ['th', 'เพื่อนชักเกร็ง'],
  ['pt-BR', 'ela ta tendo uma convulsao'],
  ['bg', 'повикайте линейка'],
  ['ru', 'вызовите скорую'],
  ['uk', 'викличте швидку'],
])('hears that somebody needs an ambulance (%s)', async (_, text) => {
  expect(await answerTo(text)).toMatch(/^🆘 112: police\. 113: ambulance\.[\s\S]*Call 113 now/)
})

it('tells what an ambulance costs without an alarm', async () => {
  const answer = await answerTo('how much does an ambulance cost')
  expect(answer).not.toMatch(CALL)
  expect(answer).not.toContain('I am a program')
})

it.each([
  ['en', 'he robbed me last night and now he is upstairs'],
  ['nb', 'han slo meg i går og nå er han i gangen'],
  ['es', 'anoche me pegó y ahora está abajo'],
  ['ro', 'm-a batut ieri si acum e jos'],
  ['th', 'เมื่อวานเขาตบฉัน ตอนนี้เขาอยู่หน้าบ้าน'],
  ['pt-BR', 'ontem ele me roubou e agora ta la fora'],
  ['bg', 'вчера ме удари и сега е долу'],
  ['ru', 'вчера избил, а сейчас под окном стоит'],
  ['uk', 'вчора побив, а зараз унизу чекає під вікном'],
])('is not calmed by "yesterday" where he is there now (%s)', async (_, text) => {
  expect(await answerTo(text)).toMatch(CALL)
})

it('tells of yesterday alone without an alarm', async () => {
  expect(await answerTo('he robbed me yesterday')).not.toMatch(CALL)
})

it.each(['hlep', 'HEEEEELP MEEE', '¡Auxilio!', 'auxilio', 'mayday'])(
  'hears the cry %j',
  async (cry) => {
    expect(await answerTo(cry)).toMatch(CALL)
  },
)

it('hears a cry also where it begins a label', async () => {
  const who = `peer ${++count}`
  await bot.says(who, 'he slapped me')
  expect(bot.heard(who)).toContain('[🩹 Help in the first 72 hours]')
  await bot.says(who, 'help')
  expect(bot.heard(who)).toMatch(CALL)
})

it.each([
  ['хазайката ни гони', false],
  ['съквартирантите ме гонят', false],
  ['гони ме навън от стаята', false],
  ['някакъв ме гони по улицата', true],
  ['гонят ме с кола', true],
])('tells being thrown out from being chased in Bulgarian: %j', async (text, isChased) => {
  const answer = await answerTo(text)
  if (isChased) expect(answer).toMatch(CALL)
  else expect(answer).toContain('[🏠 My landlord]'.slice(0, 3))
  expect(CALL.test(answer)).toBe(isChased)
})

it('leads a child to those who are there for her, at any age and in any words', async () => {
  for (const text of ['im 15 and scared', 'tengo 16 años', 'мені 14 років'])
    expect(await answerTo(text), text).toMatch(/116 111[\s\S]*\[🧒 I am under 18\]/)
})

it('takes a danger for "no" where she is asked whether she is safe', async () => {
  for (const text of ['he is still in the flat', 'help he came back']) {
    const who = `peer ${++count}`
    await bot.says(who, '/report')
    bot.heard(who)
    await bot.says(who, text)
    expect(bot.heard(who), text).toMatch(/^If you can, go where there are people/)
  }
})

it.each([
  ['en', 'there is smoke in the room'],
  ['nb', 'det brenner i leiligheten'],
  ['th', 'ไฟไหม้ห้อง'],
])('says who comes when it burns (%s)', async (_, text) => {
  const answer = await answerTo(text)
  expect(answer).toMatch(CALL)
  expect(answer).toContain('Get out now.')
  expect(answer).toContain('📞 110')
})

it.each(['not a false alarm', 'no estoy segura', 'I am serious', 'hilfe', 'النجدة', 'danger'])(
  'says whom to call and asks what is wrong: %j',
  async (text) => {
    const answer = await answerTo(text)
    expect(answer).toMatch(CALL)
    expect(answer).toContain('Tell me what is wrong')
  },
)

it('says whom to call for either, where somebody only says that she is dying', async () => {
  const answer = await answerTo('me muero')
  expect(answer).toMatch(/^🆘 112: police\. 113: ambulance\.[\s\S]*Call 113 now/)
  expect(answer).toMatch(CRISIS_LINE)
})

it('does not begin a report where somebody says that she is dying', async () => {
  expect(await answerTo('jeg dør')).toMatch(CALL)
})

it('takes what may mean two things for an answer where something is asked', async () => {
  const who = `peer ${++count}`
  await bot.says(who, '/report', { language: 'es' })
  await bot.says(who, 'sí', { language: 'es' })
  bot.heard(who)
  await bot.says(who, 'no estoy segura', { language: 'es' })
  expect(bot.heard(who)).not.toMatch(/^🆘/)
})

it('shows what was done to her below whom to call, if it goes on', async () => {
  const answer = await answerTo('he forces me')
  expect(answer).toMatch(CALL)
  expect(answer).toContain('[🩹 Help in the first 72 hours]')
})

it('shows the help of the first hours, and no alarm, if it is over', async () => {
  expect(await answerTo('he forced me last week')).not.toMatch(CALL)
})
