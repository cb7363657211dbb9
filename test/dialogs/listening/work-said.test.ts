import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../src/core/members/role.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot({ desk: DESK })
})
afterAll(() => bot.close())

/** What somebody of these roles reads who types that. */
const answerTo = async (text: string, ...roles: Role[]): Promise<string> => {
  const who = `peer ${++count}`
  for (const role of roles) await bot.letIn(who, role)
  await bot.says(who, '/menu')
  bot.heard(who)
  await bot.says(who, text)
  return bot.heard(who)
}

const NO_REPORT = /^No report is waiting for you/
const CASES = /^No case is waiting\./
const OBJECTIONS = /^No objection is waiting/
const TELLING = [
  'report',
  'new report',
  'meld',
  'rapporter',
  'reportar',
  'relatar',
  'raportează',
  'съобщи',
  'сообщить',
  'повідомити',
  'แจ้งเรื่องใหม่',
]
const REPORTING = /Are you safe now\?/

it.each([
  ['en', 'reports', 'New reports', 'reports please', 'reports to read', 'next report'],
  ['nb', 'meldinger', 'nye meldinger', 'Les meldingene', 'neste melding'],
  ['es', 'reportes', 'denuncias nuevas', 'leer los reportes', 'siguiente reporte'],
  ['pt-BR', 'relatos', 'novos relatos', 'ler os relatos', 'próximo relato'],
  ['ro', 'raportări', 'rapoarte', 'citeste raportarile', 'raportări noi'],
  ['bg', 'случаи', 'случаите', 'нови сигнали', 'novi signali'],
  ['ru', 'сообщения', 'новые случаи', 'читать жалобы', 'novye sluchai'],
  ['uk', 'випадки', 'нові повідомлення', 'читати про випадки', 'скарги'],
  ['th', 'เรื่องที่แจ้งมา', 'เรื่องใหม่', 'อ่านรายงาน', 'เรื่องถัดไป'],
])('opens the reports for a moderator who types them in %s', async (_, ...texts) => {
  for (const text of texts)
    expect([text, await answerTo(text, 'moderator')]).toEqual([
      text,
      expect.stringMatching(NO_REPORT),
    ])
})

it.each([
  ['en', 'queue', 'what waits', "what's waiting for me?", 'anything new'],
  ['nb', 'kø', 'køen', 'hva venter', 'er det noe nytt?'],
  ['es', 'cola', 'pendientes', '¿qué espera?', 'algo nuevo'],
  ['pt-BR', 'fila', 'pendentes', 'o que está pendente?', 'algo novo'],
  ['ro', 'coada', 'în așteptare', 'ce așteaptă?', 'e ceva nou'],
  ['bg', 'опашка', 'какво чака', 'чакащи', 'нещо ново'],
  ['ru', 'очередь', 'что ждёт', 'есть новое?', 'непрочитанные'],
  ['uk', 'черга', 'що чекає', 'щось нове?', 'непрочитані'],
  ['th', 'คิว', 'มีอะไรรอ', 'รออ่าน', 'งานที่รอ'],
])('opens what waits for whoever asks for it in %s', async (_, ...texts) => {
  for (const text of texts) {
    expect([text, await answerTo(text, 'moderator')]).toEqual([
      text,
      expect.stringMatching(NO_REPORT),
    ])
    expect([text, await answerTo(text, 'caseworker')]).toEqual([text, expect.stringMatching(CASES)])
  }
})

it.each([
  ['en', 'cases', 'my cases', 'new cases'],
  ['nb', 'saker', 'mine saker', 'nye saker'],
  ['es', 'casos', 'mis casos', 'casos nuevos'],
  ['pt-BR', 'casos', 'meus casos', 'casos novos'],
  ['ro', 'cazuri', 'cazurile mele', 'cazuri noi'],
  ['bg', 'молби за помощ', 'моите молби', 'нови молби'],
  ['ru', 'обращения', 'мои обращения', 'новые обращения'],
  ['uk', 'звернення', 'мої звернення', 'нові звернення'],
  ['th', 'เรื่องที่ขอให้ช่วย', 'เคสของฉัน', 'เคสใหม่'],
])('opens the cases for a case worker who types them in %s', async (_, ...texts) => {
  for (const text of texts)
    expect([text, await answerTo(text, 'caseworker')]).toEqual([text, expect.stringMatching(CASES)])
})

it.each([
  'objections',
  'innsigelser',
  'objeciones',
  'contestações',
  'contestații',
  'възражения',
  'возражения',
  'заперечення',
  'คำคัดค้าน',
])('opens the objections for a moderator: %s', async (text) =>
  expect(await answerTo(text, 'moderator')).toMatch(OBJECTIONS),
)

it('opens for each the pile that is hers, whatever she calls it', async () => {
  expect(await answerTo('reports', 'caseworker')).toMatch(CASES)
  expect(await answerTo('are there any reports waiting?', 'caseworker')).toMatch(CASES)
  expect(await answerTo('cases', 'moderator')).toMatch(NO_REPORT)
  expect(await answerTo('reports', 'moderator', 'caseworker')).toMatch(NO_REPORT)
  expect(await answerTo('cases', 'moderator', 'caseworker')).toMatch(CASES)
})

it('shows both piles to whoever has both and asks what waits', async () => {
  expect(await answerTo('queue', 'moderator', 'caseworker')).toMatch(
    /\[🤝 Cases\]\n\[📋 Read reports\]/,
  )
})

it('begins a report for everybody else', async () => {
  expect(await answerTo('reports')).toMatch(REPORTING)
  expect(await answerTo('reports', 'member')).toMatch(REPORTING)
  for (const text of ['casos', 'queue', 'saker', 'что ждёт'])
    expect(await answerTo(text, 'member')).not.toMatch(/moderator|case worker/i)
})

it.each(TELLING)('begins a report for a moderator who says that she tells one: %s', async (text) =>
  expect(await answerTo(text, 'moderator')).toMatch(REPORTING),
)

it('takes them for an answer where she is asked for her own words, or for a town', async () => {
  await bot.letIn('mia', 'moderator')
  await bot.says('mia', '/receipt')
  bot.heard('mia')
  await bot.says('mia', 'reports')
  expect(bot.heard('mia')).toContain('Send me the 16 digits of your receipt.')
  await bot.says('mia', '/warn')
  for (const tap of ['New alert', '2 risk', 'Skip']) await bot.taps('mia', tap)
  await bot.says('mia', 'todo')
  for (const tap of ['Nothing more', 'Skip']) await bot.taps('mia', tap)
  expect(bot.heard('mia')).toContain('Bodø')
})
