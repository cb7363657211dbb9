/** What she types while her call waits for her, and what names nothing that can be done: she is asked by name, and nothing is done. */
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

/** Mia's call began so many minutes ago, and lasts an hour. */
const expected = async (language: string, minutes: number, ...first: string[]): Promise<void> => {
  bot = await createTestBot({ language })
  const people = watchingOver(bot)
  await bot.letIn('mia')
  await people.pair('mia', 'maria')
  await people.begins('mia', 60)
  await people.passes(minutes)
  await does(bot, 'mia', ...first)
}
const heardAfter = async (text: string): Promise<string> => {
  bot.heard('mia')
  await bot.says('mia', text)
  return bot.heard('mia')
}

/** In each language: words that say neither that she is well nor that she is late, and words that say that she is late. */
const SAID: Record<string, { nothing: string[]; late: string[] }> = {
  en: {
    nothing: ['yes', 'ok', 'false alarm', 'sorry i forgot', 'fine'],
    late: ['not home yet', 'still with him', 'on my way home', 'im ok, just running late'],
  },
  nb: {
    nothing: ['ja', 'ok', 'falsk alarm'],
    late: ['ikke hjemme ennå', 'fortsatt hos kunden', 'blir sein'],
  },
  es: {
    nothing: ['sí', 'ok', 'falsa alarma'],
    late: ['todavía no llego', 'aún no estoy en casa', 'voy tarde'],
  },
  'pt-BR': {
    nothing: ['sim', 'ok', 'alarme falso', 'tá bem'],
    late: ['ainda não tô em casa', 'ainda nao cheguei', 'tô bem, só atrasada'],
  },
  ro: {
    nothing: ['da', 'ok', 'alarmă falsă'],
    late: ['încă nu sunt acasă', 'n-am ajuns încă', 'întârzii'],
  },
  bg: {
    nothing: ['да', 'ок', 'фалшива тревога'],
    late: ['още не съм вкъщи', 'още съм тук', 'закъснявам'],
  },
  ru: {
    nothing: ['да', 'ок', 'ложная тревога'],
    late: ['я ещё не дома', 'еще не вернулась', 'опаздываю'],
  },
  uk: {
    nothing: ['так', 'ок', 'хибна тривога'],
    late: ['я ще не вдома', 'ще не повернулася', 'запізнююся'],
  },
  th: {
    nothing: ['ใช่ค่ะ', 'โอเค', 'แจ้งเตือนผิด'],
    late: ['ยังไม่ถึงบ้านค่ะ', 'ยังอยู่กับลูกค้า', 'กลับช้า'],
  },
}

describe.each(Object.entries(SAID))(
  'In %s, at a call that is due',
  (language, { nothing, late }) => {
    const well = words.in(language, say('safeCall.well'))
    const more = words.in(language, say('safeCall.more'))

    it.each(nothing)('%j ends nothing: she is asked by name', async (text) => {
      await expected(language, 61)
      const [asked = ''] = (await heardAfter(text)).split('\n')
      expect(asked).toContain(well)
      expect(asked).toContain(more)
      expect(await call()).toBeDefined()
    })

    it.each(late)('%j is asked for more time', async (text) => {
      await expected(language, 61)
      const [asked = ''] = (await heardAfter(text)).split('\n')
      expect(asked).toContain(more)
      expect(asked).not.toContain(well)
      expect(await call()).toBeDefined()
    })
  },
)

describe('She is asked by name', () => {
  it('and a yes to that chooses nothing, a tap does', async () => {
    await expected('en', 61, '/menu')
    expect(await heardAfter('yes')).toContain('“✅ I am OK” or “➕ 30 more minutes”?')
    expect(await heardAfter('yes')).toContain('“✅ I am OK” or “➕ 30 more minutes”?')
    const before = (await call())?.until ?? 0
    await does(bot, 'mia', '[30 more minutes]')
    expect((await call())?.until).toBeGreaterThan(before)
    await watchingOver(bot).passes(40)
    await bot.says('mia', 'false alarm')
    await does(bot, 'mia', '[I am OK]')
    expect(await call()).toBeUndefined()
  })

  it('with a no, of the alarm', async () => {
    await expected('en', 61)
    expect(await heardAfter('no')).toContain('“🚨 Alarm now” or “➕ 30 more minutes”?')
    await bot.says('mia', 'yes')
    expect((await call())?.alarmAt).toBeUndefined()
  })

  it('while her buddies are told, of what there is', async () => {
    await expected('en', 80)
    expect(await heardAfter('false alarm')).toContain('“✅ I am OK”? Tap it, or choose another.')
    expect(await heardAfter('not home yet')).not.toContain('Did you mean')
    expect((await call())?.alarm).toBe('silence')
  })

  it('of an alarm that waits, wherever she is', async () => {
    await expected('en', 61, '/safecall', '[Alarm now]', '/menu')
    expect(await heardAfter('false alarm')).toContain('Take it back”?')
  })

  it('where she is asked yes or no, a yes is the answer to that', async () => {
    await expected('en', 61, '/wipe')
    expect(await heardAfter('no')).not.toContain('Did you mean')
  })
})

it('"not home yet" before the time is no answer to anything: she reads until when', async () => {
  await expected('en', 5)
  expect(await heardAfter('not home yet')).toContain('Good. I will wait until')
})

it.each(['tô bem', 'to bm', 'eu tô bem', 'tou bem', 'tô de boa', 'to salva', 'tô bem viu'])(
  'in pt-BR, %j ends a call that is on',
  async (text) => {
    await expected('pt-BR', 5)
    await bot.says('mia', text)
    expect(await call()).toBeUndefined()
  },
)
