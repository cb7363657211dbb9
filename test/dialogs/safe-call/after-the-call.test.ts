/**
 * Who tells that she was made to write, that she is followed, or that not all is well, reads whom to call, and is asked
 * whether her buddy is to be told: while her call is open, and for a while after it has ended, however it did.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { setWords } from '../../../src/core/actions/safe-call-settings.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { wordsWith } from '../../support/words.ts'

let bot: TestBot
afterEach(() => bot.close())
const call = () => watchingOver(bot).as('mia', ownCall)
const words = wordsWith('en')

/** Mia's call began so many minutes ago, and lasts an hour; then she types or taps. */
const expected = async (language: string, minutes: number, ...first: string[]): Promise<void> => {
  bot = await createTestBot({ language })
  const people = watchingOver(bot)
  await bot.letIn('mia')
  await people.pair('mia', 'maria')
  await people.begins('mia', 60)
  await people.passes(minutes)
  await does(bot, 'mia', '/safecall', ...first)
}
const heardAfter = async (text: string): Promise<string> => {
  bot.heard('mia')
  await bot.says('mia', text)
  return bot.heard('mia')
}
const offered = (language: string): string => {
  const option = words.in(language, say('safeCall.alarmNow'))
  return words.in(language, say('retry.perhaps', { option }))
}
const askedToTell = (language: string): string =>
  words.in(language, say('safeCall.tell', { name: 'Buddy maria' }))

/** In each language: that she did not write herself; that she is followed; that not all is well; and what ends her call. */
const SAID: Record<
  string,
  { forced: string[]; followed: string[]; unwell: string[]; end: string }
> = {
  en: {
    forced: ['he typed that on my phone', 'i had to say that'],
    followed: ['im at the flat but he came after me', 'i was followed to the car'],
    unwell: ['not everything is ok', 'not really fine'],
    end: 'im ok',
  },
  nb: {
    forced: ['det var kunden som svarte', 'jeg måtte si det'],
    followed: ['er på rommet men kunden fulgte meg'],
    unwell: ['nei ikke alt er greit', 'alt er ikke i orden'],
    end: 'jeg er ok',
  },
  es: {
    forced: ['no fui yo', 'me obligaron a poner eso'],
    followed: ['llegué al piso pero me persiguió'],
    unwell: ['no está todo bien', 'no todo va bien'],
    end: 'estoy bien',
  },
  'pt-BR': {
    forced: ['não fui eu que mandei', 'tive que responder assim'],
    followed: ['cheguei mas o cara me seguiu'],
    unwell: ['nem tudo certo', 'não tá tudo bem'],
    end: 'tô bem',
  },
  ro: {
    forced: ['a scris clientul', 'm-a pus să scriu asta'],
    followed: ['am ajuns dar m-a urmărit'],
    unwell: ['nu e totul în regulă', 'nu toate sunt bine'],
    end: 'sunt ok',
  },
  bg: {
    forced: ['не бях аз', 'той написа това'],
    followed: ['на хотела съм но ме проследи'],
    unwell: ['не всичко е добре', 'не е всичко наред'],
    end: 'добре съм',
  },
  ru: {
    forced: ['это не я писала', 'пришлось так ответить'],
    followed: ['я дома но меня выследили'],
    unwell: ['не всё нормально', 'не всё в порядке'],
    end: 'я в порядке',
  },
  uk: {
    forced: ['це не я написала', 'довелося так відповісти'],
    followed: ['я вдома але мене вистежили'],
    unwell: ['не все нормально', 'все не гаразд'],
    end: 'я в порядку',
  },
  th: {
    forced: ['ไม่ใช่ฉันที่พิมพ์', 'เขาเป็นคนพิมพ์'],
    followed: ['ถึงห้องแล้วแต่ลูกค้าตามมา'],
    unwell: ['ไม่ใช่ทุกอย่างโอเค', 'ยังไม่เรียบร้อย'],
    end: 'ปลอดภัยแล้ว',
  },
}

describe.each(Object.entries(SAID))('In %s', (language, { forced, followed, unwell, end }) => {
  const uneasy = [...forced, ...followed]

  it('reads whom to call and is offered the alarm, or it is asked for, while her call is due', async () => {
    await expected(language, 61)
    for (const text of uneasy) {
      const shown = await heardAfter(text)
      expect(shown).toMatch(/^🆘 112/)
      const isAsked = (await call())?.alarmAt !== undefined
      if (isAsked) await does(bot, 'mia', `[${words.in(language, say('safeCall.takeBack'))}]`)
      else expect(shown).toContain(offered(language))
    }
    for (const text of unwell) {
      const shown = await heardAfter(text)
      expect(shown).toContain(offered(language))
      expect(shown).toContain('112')
      expect((await call())?.alarmAt).toBeUndefined()
    }
  })

  it('is asked whether her buddy is to be told, just after she has said that she is well', async () => {
    await expected(language, 5, end)
    expect(await call()).toBeUndefined()
    for (const text of [...uneasy, ...unwell]) {
      const shown = await heardAfter(text)
      const [first = ''] = shown.split('\n')
      expect(first).toContain('112')
      expect(shown).toContain(askedToTell(language))
      expect(await call()).toBeUndefined()
    }
    await does(bot, 'mia', `[${words.in(language, say('safeCall.alarmNow'))}]`)
    expect((await call())?.alarmAt).toBeDefined()
  })
})

describe('After her call has ended', () => {
  it('a yes tells her buddy', async () => {
    await expected('en', 5, 'im ok', 'that was him who wrote', 'yes')
    expect((await call())?.alarmAt).toBeDefined()
    await watchingOver(bot).passes(2)
    expect((await watchingOver(bot).watched('maria'))[0]?.alarm?.cause).toBe('asked')
  })

  it('a no tells nobody, and it can be taken back', async () => {
    await expected('en', 5, 'im ok', 'not all good')
    expect(await heardAfter('no')).toContain('Nothing was started')
    expect(await call()).toBeUndefined()
    await does(bot, 'mia', 'not all good', '[Alarm now]', '[Take it back]')
    expect((await call())?.alarmAt).toBeUndefined()
    expect((await call())?.alarm).toBeUndefined()
  })

  it('by a tap, it is the same', async () => {
    await expected('en', 61, '[I am OK]')
    expect(await heardAfter('he made me tap it and write that')).toContain(askedToTell('en'))
  })

  it('a danger, too, leads to her buddy', async () => {
    await expected('en', 5, 'im ok')
    const shown = await heardAfter('he is banging on my door, help')
    expect(shown).toMatch(/^🆘 112/)
    expect(shown).toContain(askedToTell('en'))
  })

  it('small talk is small talk, and who followed nobody is not asked', async () => {
    await expected('en', 5, 'im ok')
    for (const text of ['lol', 'thanks', 'did he write that?'])
      expect(await heardAfter(text)).not.toContain(askedToTell('en'))
  })

  it('hours later it is not meant', async () => {
    await expected('en', 5, 'im ok')
    bot.later({ hours: 4 })
    expect(await heardAfter('not all good')).not.toContain(askedToTell('en'))
  })

  it('looks the same after a word that she was made to write', async () => {
    const shown: string[] = []
    for (const word of ['Zanzibar', 'Timbuktu', 'he made me write Zanzibar']) {
      bot = await createTestBot()
      const people = watchingOver(bot)
      await bot.letIn('mia')
      await people.pair('mia', 'maria')
      await people.as('mia', (who, stores) =>
        setWords(who, { safe: 'Zanzibar', duress: 'Timbuktu' }, stores),
      )
      await people.begins('mia', 60)
      await does(bot, 'mia', word)
      expect(await call()).toBeUndefined()
      const said: string[] = []
      for (const text of ['he made me write that', 'not all good', 'he followed me', 'yes'])
        said.push(await heardAfter(text))
      shown.push(said.join('\n'))
      if (shown.length < 3) await bot.close()
    }
    expect(shown[0]).toContain(askedToTell('en'))
    expect(shown[1]).toBe(shown[0])
    expect(shown[2]).toBe(shown[0])
  })
})
