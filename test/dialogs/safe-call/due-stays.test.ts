/** What is not understood while her call waits for her: its screen stays, and nothing else begins. */
import { afterEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { wordsWith } from '../../support/words.ts'

let bot: TestBot
afterEach(() => bot.close())
const call = () => watchingOver(bot).as('mia', ownCall)
const words = wordsWith('en')

const expected = async (language: string, minutes: number): Promise<void> => {
  bot = await createTestBot({ language })
  const people = watchingOver(bot)
  await bot.letIn('mia')
  await people.pair('mia', 'maria')
  await people.begins('mia', 60)
  await people.passes(minutes)
  await does(bot, 'mia', '/safecall')
}
const heardAfter = async (text: string): Promise<string> => {
  bot.heard('mia')
  await bot.says('mia', text)
  return bot.heard('mia')
}

/** In each language: she is well and stays; her buddy is to be told something, or that she is well; nothing comes of it. */
const SAID: Record<string, { late: string; tell: string; tellWell: string; off: string }> = {
  en: {
    late: 'all good but staying longer',
    tell: 'tell her i cant talk now',
    tellWell: 'tell Lena that i am fine',
    off: 'he never showed up, call it off',
  },
  nb: {
    late: 'alt bra men jeg blir litt til',
    tell: 'si til Lena at jeg ikke kan prate',
    tellWell: 'si at alt er bra',
    off: 'kunden dukket ikke opp, kanseller',
  },
  es: {
    late: 'estoy bien pero voy a tardar',
    tell: 'dile a Lena que no puedo escribir',
    tellWell: 'dile que estoy bien',
    off: 'me dejó plantada, cancela',
  },
  'pt-BR': {
    late: 'tô bem mas vou demorar',
    tell: 'fala pra Lena que não posso falar',
    tellWell: 'avisa que tô bem',
    off: 'ele não apareceu, cancela',
  },
  ro: {
    late: 'sunt bine dar mai stau puțin',
    tell: 'spune-i că nu pot vorbi',
    tellWell: 'spune-i că sunt bine',
    off: 'nu a mai venit, anulează',
  },
  bg: {
    late: 'добре съм но ще закъснея',
    tell: 'предай че батерията ми пада',
    tellWell: 'кажи че съм добре',
    off: 'клиентът не дойде, отмени',
  },
  ru: {
    late: 'я в порядке но побуду ещё',
    tell: 'передай Лене что не могу говорить',
    tellWell: 'скажи что я в порядке',
    off: 'клиент не пришел, отменяй',
  },
  uk: {
    late: 'я в порядку але побуду ще',
    tell: 'передай Лені що не можу говорити',
    tellWell: 'скажи що я в порядку',
    off: 'клієнт не прийшов, скасуй',
  },
  th: {
    late: 'ปลอดภัยแต่ขออยู่ต่อ',
    tell: 'ฝากบอกเพื่อนว่าคุยไม่ได้',
    tellWell: 'บอกเพื่อนว่าปลอดภัย',
    off: 'แขกไม่มา ยกเลิกนะ',
  },
}

describe.each(Object.entries(SAID))('In %s', (language, { late, tell, tellWell, off }) => {
  const label = (key: 'safeCall.well' | 'safeCall.more' | 'safeCall.alarmNow') =>
    words.in(language, say(key))

  it('who is well and stays is asked for more time', async () => {
    await expected(language, 61)
    const [asked = ''] = (await heardAfter(late)).split('\n')
    expect(asked).toContain(label('safeCall.more'))
    expect(await call()).toBeDefined()
  })

  it.each([61, 80])(
    'what she wants to be told begins nothing, after %i minutes',
    async (minutes) => {
      await expected(language, minutes)
      const shown = await heardAfter(tell)
      expect(shown).toContain(`[${label('safeCall.well')}]`)
      expect(shown).toContain(`[${label('safeCall.alarmNow')}]`)
      const [asked = ''] = (await heardAfter(tellWell)).split('\n')
      expect(asked).toContain(label('safeCall.well'))
      expect(await call()).toBeDefined()
    },
  )

  it.each([5, 61])(
    'who calls it off is asked whether she is well, after %i minutes',
    async (minutes) => {
      await expected(language, minutes)
      const [asked = ''] = (await heardAfter(off)).split('\n')
      expect(asked).toContain(label('safeCall.well'))
      expect(await call()).toBeDefined()
    },
  )
})

it.each(['lol', 'i am so bored', "i'm back at the hotel", 'im fine but he is weird'])(
  '%j keeps the screen of her call',
  async (text) => {
    await expected('en', 61)
    const shown = await heardAfter(text)
    for (const option of ['[✅ I am OK]', '[➕ 30 more minutes]', '[🚨 Alarm now]'])
      expect(shown).toContain(option)
    expect(await call()).toBeDefined()
  },
)

it('beside what she asks for, her call is one tap away', async () => {
  await expected('en', 61)
  expect(await heardAfter('hiv test')).toContain('[⏰ Safe-call]')
  await does(bot, 'mia', '[Safe-call]')
  expect(bot.heard('mia')).toContain('[✅ I am OK]')
})
