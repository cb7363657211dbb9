/** What moderators type who name a level, deny one, or notice that they were wrong, in all languages. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ownName } from '../../src/core/rights/language-name.ts'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'

const NUMBER = { fingerprint: 'f'.repeat(64) as never, ending: '99' }

let bot: TestBot
let numbers: TestBot
beforeAll(async () => {
  bot = await createTestBot()
  numbers = await createTestBot({ shows: 'numbers' })
  for (const one of [bot, numbers]) await one.letIn('mia', 'moderator')
})
afterEach(async () => {
  for (const one of [bot, numbers]) {
    await one.database.prisma.pending.deleteMany()
    await one.database.prisma.report.deleteMany()
    await one.database.prisma.alert.deleteMany()
    await one.says('mia', '/menu')
    one.later({ days: 1 })
    one.heard('mia')
  }
})
afterAll(async () => {
  for (const one of [bot, numbers]) {
    expect(one.logged).toEqual([])
    await one.close()
  }
})

/** What she reads after she has said all this. */
const reads = async (one: TestBot, ...all: string[]): Promise<string> => {
  for (const said of all) {
    one.heard('mia')
    await one.says('mia', said)
  }
  return one.heard('mia')
}
const undecided = () => bot.database.prisma.report.count({ where: { state: 'received' } })
const raped = (one: TestBot) => received(one, { harms: ['forced'], subjects: [NUMBER] })

/** In each language: level 3 in words, a denied level, a slip after a decision, a wrong town, and herself. */
const SAID = {
  en: {
    levels: ['a three', 'the third one', 'level 3', 'so 3 then', 'make it a 3', '3 please'],
    denied: ['bad, but not grave', 'do not decline this one'],
    slips: ['argh i tapped the wrong one', 'that should have been a four', 'stop'],
    town: 'hang on, that is the wrong town',
    herself: 'he raped me as well two years ago',
    objections: 'are there any new objections',
  },
  nb: {
    levels: ['en treer', 'den tredje', 'nivå tre', 'ja 3', 'da blir det 3'],
    denied: ['ille, men ikke alvorlig', 'jeg avslår den ikke'],
    slips: ['åh jeg trykket på feil', 'det skulle vært fire', 'stopp'],
    town: 'nei det er feil by',
    herself: 'han voldtok meg også for to år siden',
    objections: 'er det noen innsigelser å lese',
  },
  es: {
    levels: ['un tres', 'la tercera', 'nivel tres', 'sí, un 3', 'le pongo un 3'],
    denied: ['peligroso pero no grave', 'no lo quiero rechazar'],
    slips: ['uf le di al otro botón, me equivoqué', 'tenía que ser un cuatro', 'para'],
    town: 'ay no, esa es otra ciudad',
    herself: 'a mí también me violó hace dos años',
    objections: 'hay objeciones nuevas hoy',
  },
  'pt-BR': {
    levels: ['um três', 'a terceira', 'nível três', 'sim, um 3', 'pra mim é 3'],
    denied: ['perigoso mas não grave', 'não quero recusar'],
    slips: ['ai apertei errado', 'era pra ser quatro', 'para'],
    town: 'opa, cidade errada',
    herself: 'ele me estuprou também há dois anos',
    objections: 'tem alguma contestação hoje',
  },
  ro: {
    levels: ['un trei', 'al treilea', 'nivelul trei', 'da 3', 'zic 3'],
    denied: ['periculos dar nu grav', 'nu vreau s-o respinge'],
    slips: ['of am apăsat pe alt buton', 'ar fi trebuit patru', 'stop'],
    town: 'stai, e orașul greșit',
    herself: 'm-a violat și pe mine acum doi ani',
    objections: 'avem contestații de citit',
  },
  bg: {
    levels: ['тройка', 'третото', 'ниво три', 'да 3', 'според мен 3'],
    denied: ['лошо, но не е голяма опасност', 'не отхвърляй това'],
    slips: ['ох натиснах грешния бутон', 'трябваше да е четири', 'стоп'],
    town: 'чакай, това е грешен град',
    herself: 'той изнасили и мен преди две години',
    objections: 'има ли възражения за четене',
  },
  ru: {
    levels: ['тройка', 'третья', 'уровень три', 'да 3', 'ставлю 3'],
    denied: ['опасный, но не крайняя', 'не надо отклонить'],
    slips: ['кажется не туда нажала', 'надо было четыре', 'стоп'],
    town: 'стой, это не тот город',
    herself: 'он меня тоже изнасиловал два года назад',
    objections: 'есть новые возражения на сегодня',
  },
  uk: {
    levels: ['трійка', 'третя', 'рівень три', 'так 3', 'ставлю 3'],
    denied: ['небезпечний, але не надзвичайна', 'не треба відхилити'],
    slips: ['ой лишенько не туди натиснула', 'треба було чотири', 'стоп'],
    town: 'зачекай, це не те місто',
    herself: 'він мене теж зґвалтував два роки тому',
    objections: 'є нові заперечення на сьогодні',
  },
  th: {
    levels: ['สาม', 'ข้อที่สาม', 'ระดับสาม', 'โอเค 3', 'ให้ 3'],
    denied: ['อันตรายแต่ไม่ร้ายแรง', 'ไม่ได้ร้ายแรงขนาดนั้น'],
    slips: ['ตายแล้วกดผิดปุ่ม', 'น่าจะเป็นสี่ เลือกผิด', 'หยุด'],
    town: 'เดี๋ยวก่อน ผิดเมืองค่ะ',
    herself: 'เขาข่มขืนฉันด้วยเมื่อสองปีก่อน',
    objections: 'วันนี้มีคำคัดค้านไหมคะ',
  },
} as const

describe.each(Object.keys(SAID) as (keyof typeof SAID)[])('in %s', (language) => {
  const said = SAID[language]
  const text = (key: Parameters<typeof say>[0], values?: Parameters<typeof say>[1]) =>
    bot.words.in(language, say(key, values))
  const asked = (key: Parameters<typeof say>[0]) => text('retry.perhaps', { option: text(key) })

  it('a number in words is the level with that number, and no place', async () => {
    await reads(bot, ownName(language))
    await raped(bot)
    for (const level of said.levels)
      expect([level, await reads(bot, '/review', level)]).toEqual([
        level,
        expect.stringContaining(asked('review.level.3')),
      ])
    expect(await undecided()).toBe(1)
  })

  it('what is denied is not offered', async () => {
    await reads(bot, ownName(language))
    await raped(bot)
    const offered = text('retry.perhaps', { option: '|' }).split('|')[0] ?? ''
    for (const denied of said.denied) {
      const answer = await reads(bot, '/review', denied)
      expect([denied, answer.includes(offered)]).toEqual([denied, false])
    }
    expect(await undecided()).toBe(1)
  })

  it('a slip leads to undo, wherever she is by then', async () => {
    await reads(bot, ownName(language))
    for (const before of [[], ['/menu'], ['/review']])
      for (const slip of said.slips) {
        await raped(bot)
        await reads(bot, '/review', '3', ...before)
        if (slip === said.slips[2] && before[0] === '/review') continue
        expect([before, slip, await reads(bot, slip)]).toEqual([
          before,
          slip,
          expect.stringContaining(asked('command.undo')),
        ])
        expect(await reads(bot, '/undo')).toContain(text('review.undo.done'))
        await bot.database.prisma.report.deleteMany()
      }
  })

  it('a wrong town is chosen anew before anything is sent', async () => {
    await reads(bot, ownName(language), '/warn')
    await bot.taps('mia', text('warn.new').slice(2).trim())
    for (const label of ['warn.as.3', 'control.done'] as const)
      await bot.taps('mia', text(label).replace(/^\S+ /, ''))
    await reads(bot, 'Bergen')
    await bot.taps('mia', text('report.more.done').replace(/^\S+ /, ''))
    await bot.taps('mia', text('control.skip').replace(/^\S+ /, ''))
    expect(bot.heard('mia')).toContain('Bergen')
    expect(await reads(bot, said.town)).toContain(text('warn.city.ask'))
    expect(await reads(bot, 'Oslo')).toContain(text('warn.readBack.ask'))
    expect(await bot.database.prisma.alert.count()).toBe(0)
  })

  it('who tells that it was done to her, too, reads who is there for her', async () => {
    await reads(bot, ownName(language))
    await raped(bot)
    const answer = await reads(bot, '/review', said.herself)
    expect(answer).toContain(text('review.herself'))
    expect(answer).toContain('112')
    expect(answer).toContain(text('command.care'))
    expect(await undecided()).toBe(1)
  })

  it('asks for objections in a sentence', async () => {
    await reads(bot, ownName(language))
    expect(await reads(bot, said.objections)).toContain(text('objections.none'))
  })
})

describe('a number in words', () => {
  it('that no level has is none, though something stands at that place', async () => {
    await reads(bot, 'English')
    await raped(bot)
    for (const typed of ['number 2', 'the second', 'level 1', 'five'])
      expect(await reads(bot, '/review', typed)).toContain('Please choose one of these.')
  })

  it('is the number that is shown, where options are numbers', async () => {
    await received(numbers, { harms: ['forced'] })
    expect(await reads(numbers, '/review')).toContain('5  ❌ Decline')
    for (const typed of ['3!', 'nr 3', 'the second', 'number 2'])
      expect(await reads(numbers, typed)).toContain('Please choose one of these')
    expect(await reads(numbers, 'number five')).toContain('Did you mean “❌ Decline”? Write 5')
    expect(await reads(numbers, 'ok 6')).toContain('Did you mean “⏭ Later”? Write 6')
  })
})

it('goes on with an undo that she was asked about', async () => {
  await reads(bot, 'English')
  await raped(bot)
  await reads(bot, '/review', '3', '/review', 'oh no wrong button')
  expect(await reads(bot, 'yes')).toContain('Undone. Here it is again.')
  expect(await reads(bot, 'oh no wrong button')).toContain('Please choose one of these.')
})

it('does not ask about undoing once it is too late', async () => {
  await reads(bot, 'English')
  await raped(bot)
  await reads(bot, '/review', '3')
  bot.later({ hours: 1 })
  expect(await reads(bot, 'stop')).toContain('All right.')
})

describe('a reason is no stop', () => {
  it.each(['she made this up, delete it', 'not enough here to go on'])('%s', async (reason) => {
    await reads(bot, 'English')
    await raped(bot)
    expect(await reads(bot, '/review', reason)).toContain('Please choose one of these.')
    await bot.taps('mia', 'Decline')
    expect(await reads(bot, reason)).toContain('Please choose one of these.')
    expect(await reads(bot, 'please stop')).toContain('Stopped. Nothing was decided.')
    expect(await undecided()).toBe(1)
  })
})

describe('a warning to a town', () => {
  const toDangers = async () => {
    await reads(bot, 'English', '/warn')
    await bot.taps('mia', 'New alert')
    await reads(bot, '3')
  }
  const send = async () => {
    await toDangers()
    await reads(bot, 'threats')
    await bot.taps('mia', 'Done')
    await reads(bot, 'Bergen')
    for (const label of ['Nothing more', 'Skip', 'Send now']) await bot.taps('mia', label)
    expect(bot.heard('mia')).toContain('It is going out now')
  }

  it('takes the same number twice for a slip, and shows what it ticked', async () => {
    await toDangers()
    const answer = await reads(bot, '3')
    expect(answer).toContain('Is that right?')
    expect(answer).toContain('[✅ ✋ Sexual assault or pressure]')
  })

  it('knows what somebody did by other words, and not what he did not do', async () => {
    await toDangers()
    expect(await reads(bot, 'without violence')).not.toContain('✅')
    expect(await reads(bot, 'he robbed two of us')).toContain('[✅ 👜 Robs or does not pay]')
    await bot.taps('mia', 'Done')
    expect(bot.heard('mia')).toContain('• 👜 Robs or does not pay\n\nWhich town?')
  })

  it('asks for the town again where another one is named', async () => {
    await toDangers()
    await bot.taps('mia', 'Skip')
    await reads(bot, 'Bergen')
    for (const label of ['Nothing more', 'Skip']) await bot.taps('mia', label)
    expect(await reads(bot, 'wait it happened in Oslo and not in Bergen')).toContain('Which town?')
    expect(await reads(bot, 'Oslo')).toContain('everybody who follows Oslo')
  })

  it('leads to its correction when she notices that it was wrong', async () => {
    await send()
    for (const slip of ['stop it', 'oh no wrong town', 'it was a mistake'])
      expect(await reads(bot, slip)).toContain('Did you mean “↩️ Correct the alert”?')
    expect(await reads(bot, 'yes')).toContain('Look at an alert')
    expect(await reads(bot, 'this was a false alarm')).toContain('Did you mean “🔴 Bergen')
    expect(await reads(bot, 'yes')).toContain('Danger in Bergen')
    await reads(bot, 'take it back', 'yes')
    await bot.taps('mia', 'It was wrong')
    expect(bot.heard('mia')).not.toContain('All right')
  })

  it('is what undo leads to after it went out', async () => {
    await send()
    expect(await reads(bot, 'undo')).toContain('Look at an alert')
    expect(await reads(bot, '/menu', '/undo')).toContain('Look at an alert')
  })
})
