/** What case workers type on the screens of a case: sentences about somebody else, and words for what they want to do. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
let nobody = 0
beforeAll(async () => {
  bot = await createTestBot({ desk: DESK })
  for (const person of ['casey', 'cilla']) await bot.letIn(person, 'caseworker')
})
beforeEach(async () => {
  await bot.database.prisma.caseFile.deleteMany()
  // Five may be claimed in a day.
  bot.later({ days: 1 })
  const guest = `guest ${++nobody}`
  for (const said of ['/talk', 'Can somebody help me with the police?', '1111', 'no'])
    await bot.says(guest, said)
  await bot.says('casey', '/cases')
  const waits = bot.buttons('casey').findLast(({ label }) => label.startsWith('⚪️'))
  if (!waits) throw new Error('nothing waits')
  await bot.sends('casey', { kind: 'choice', option: waits.id, message: waits.message })
  bot.heard('casey')
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

const reads = async (said: string): Promise<string> => {
  bot.heard('casey')
  await bot.says('casey', said)
  return bot.heard('casey')
}

describe('a sentence about somebody else', () => {
  it.each([
    'not told, she does not want',
    'we can meet you',
    'Call us please, we will help you with the hospital',
    'what is this',
    'ikke sagt, hun vil ikke',
    'no se dijo, ella no quiere',
    'не сообщили, она не хочет',
    'não foi dito, ela não quer',
    'ยังไม่ได้บอก เขาไม่อยาก',
    'nu s-a spus, ea nu vrea',
    'не е казано, тя не иска',
    'не сказали, вона не хоче',
    'she told me that she does not want to',
    'расскажи мне больше',
  ])('"%s" is no danger of hers', async (said) => {
    const answer = await reads(said)
    expect(answer).toContain('Police told, or not')
    expect(answer).not.toMatch(/116 123|under 18|Let the money go|Get away/)
  })

  it.each([
    'help me',
    'he is outside my door',
    'I want to die',
    'han slår meg nå',
    'hjelp, han er her',
    'ayuda, me está pegando',
    'quiero morirme',
    'me ajuda, ele está me batendo',
    'ช่วยด้วย เขาตีหนู',
    'ajutor, mă bate acum',
    'помощ, той ме бие',
    'помогите, он меня бьёт',
    'допоможіть, він мене бʼє',
  ])('"%s" is still heard', async (cry) => {
    expect(await reads(cry)).toContain('112')
  })
})

it.each([
  'jeg er ikke hjemme, han har låst meg inne',
  'він підсипав мені щось у напій, паморочиться в голові',
])('"%s" is likely a danger of hers', async (told) => {
  expect(await reads(told)).toMatch(/You can also call|Call/)
})

it.each([
  ['close it', 'Close it'],
  ['lukk saken', 'Close it'],
  ['hand it over', 'Hand it over'],
  ['gi den videre', 'Hand it over'],
  ['give it back', 'Give it back'],
  ['ciérralo', 'Close it'],
  ['закрой обращение', 'Close it'],
  ['передай коллеге', 'Hand it over'],
])('"%s" leads to the list with "%s"', async (said, label) => {
  expect(await reads(said)).toContain(label)
})

it.each(['no dont close it', 'ikke lukk saken', 'no la cierres', 'не надо закрывать'])(
  '"%s" offers nothing that it denies',
  async (said) => {
    expect(await reads(said)).not.toMatch(/Did you mean|Why are you closing|Is it done/)
  },
)

const idOf = async (person: string): Promise<string> => {
  const { member } = await bot.stores.members.recognise(bot.senderOf(person), bot.now())
  const where = { id: member?.id ?? '' }
  return (await bot.database.prisma.member.findFirstOrThrow({ where })).handle
}

it('takes the ID of a colleague in a sentence, also beside the IDs of others', async () => {
  await bot.letIn('anna')
  const [handle, own, others] = await Promise.all(['cilla', 'casey', 'anna'].map(idOf))
  await reads('hand it over')
  await bot.taps('casey', 'Hand it over')
  expect(await reads('it is ABCDEFGH, I think')).toContain('not the ID of another case worker')
  await reads('hand it over')
  await bot.taps('casey', 'Hand it over')
  const sentence = `I am ${own}, ${others} cannot, give it to ${handle?.toLowerCase()}`
  expect(await reads(sentence)).toContain('Handed over.')
})

it.each([
  'oops wrong person, delete it',
  'unsend it',
  'trekk det tilbake',
  'borra la carta',
  'errei o caso',
  'am greșit cazul',
  'изтрий писмото',
  'удали письмо',
  'не та справа',
  'ส่งผิดคน',
])('a letter that was sent cannot be taken back: "%s"', async (said) => {
  await bot.taps('casey', 'In my own words')
  await bot.says('casey', 'We are here for you.')
  await bot.taps('casey', 'Send it')
  expect(await reads(said)).toMatch(/^A letter that was sent cannot be taken back/)
})

it.each(['undo', 'reopen the case', 'åpne saken igjen', 'открой снова'])(
  'leads to the case that was closed last: "%s"',
  async (said) => {
    for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('casey', tap)
    expect(await reads(said)).toContain('Open it again')
    expect(await reads(said)).toContain('In my own words')
  },
)

it('does not close a case after a no', async () => {
  for (const tap of ['Something else', 'Close it']) await bot.taps('casey', tap)
  expect(await reads('no, leave it open')).toMatch(/^All right\. It stays as it is/)
  expect((await bot.database.prisma.caseFile.findMany()).length).toBe(1)
})

it.each([
  'she says she is going to kill herself tonight, what now?',
  'hun sier at hun vil ta livet sitt',
  'dice que se quiere matar',
  'ela disse que vai se matar',
  'zice că se sinucide',
  'тя казва, че ще се самоубие',
  'она пишет, что покончит с собой',
  'вона каже, що хоче померти',
  'เขาบอกว่าจะฆ่าตัวตาย',
])('says whom to call for somebody who may kill herself: "%s"', async (said) => {
  expect(await reads(said)).toMatch(/^If somebody may die or be hurt now, call 112(.|\n)*116 123/)
})

it('asks whether words outside of a letter are one, and sends none by itself', async () => {
  const asked = await reads('If he comes to your door again, call the police at once.')
  expect(asked).toMatch(/It is my letter/)
  expect(asked).not.toContain('Let the money go')
  await bot.taps('casey', 'It is my letter')
  expect(await reads('nei')).toMatch(/^All right\. It stays as it is/)
  await bot.taps('casey', 'It is my letter')
  await bot.taps('casey', 'Send it')
  expect(bot.heard('casey')).toMatch(/^Sent\.|Sent\. It waits/)
})
