/** One long story in every language: a report by taps and words, and what is told of a town. */
import { afterEach, expect, it } from 'vitest'
import { COARSE_HARM } from '../../src/core/blacklist/danger.ts'
import { say, type Text, type TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

const LANGUAGES = ['en', 'nb', 'es', 'pt-BR', 'ro', 'bg', 'ru', 'uk', 'th'] as const
const KINDS = ['client', 'eviction', 'hotel', 'police', 'rooms'] as const

let bot: TestBot
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

it.each(LANGUAGES)('is told, read back and sent in %s', async (language) => {
  bot = await createTestBot({ language, kinds: KINDS })
  const heard: string[] = []
  const label = (text: TextKey | Text) =>
    bot.words.in(language, typeof text === 'string' ? say(text) : text)
  const hears = () => {
    for (const { text } of bot.received('anna')) heard.push(text)
  }
  const taps = async (...keys: (TextKey | Text)[]) => {
    for (const key of keys) await bot.taps('anna', label(key))
    hears()
  }
  const types = async (text: string) => {
    await bot.says('anna', text)
    hears()
  }

  await types('/report')
  await taps('report.safe.no', 'report.goOn', 'danger.violence', 'danger.money', 'control.done')
  await taps('harm.choked', 'harm.robbery', 'control.done', 'report.goOn')
  await types('+47 40 00 00 01')
  await bot.sends('anna', { kind: 'voice' })
  await bot.sends('anna', { kind: 'contact', numbers: ['+1 201 555 0101'] })
  await types('Bergen')
  await taps('report.help.several', 'consent.caseWorker', 'control.done')
  await taps('report.exposure.times', 'exposure.second', 'report.kind.yes')
  const readBack = heard.at(-1) ?? ''
  expect(readBack).toContain('+47 40 00 00 01 (')
  expect(readBack).toContain(label('harm.choked'))
  await taps('report.change.change', 'report.change.uses', 'report.help.no')
  await taps('exposure.weekly', 'report.kind.no', 'report.send')
  expect(heard.at(-1)).toMatch(/(?:\d{4} ){3}\d{4}/)

  await types('/report')
  await taps('report.safe.yes', 'report.town.label', 'control.done', 'townKind.eviction')
  await taps('townTime.expected', 'homes.one')
  await types('Bergen')
  await taps('report.town.all', 'report.send')
  expect(heard.at(-1)).toMatch(/(?:\d{4} ){3}\d{4}/)
  expect(await bot.database.prisma.report.count()).toBe(2)

  // Nothing is left in English, and no gap.
  const english = new Set(
    [
      'report.intro',
      'report.harms.ask',
      'report.details.ask',
      'report.help.ask',
      'report.kind.ask',
      'report.readBack.number',
      'report.aside',
      'unexpected.kept',
      'report.town.ask',
      'report.town.tell',
      'report.town.oneHome',
      'report.town.told.reviewed',
    ].map((key) => bot.words.in('en', say(key as TextKey))),
  )
  const said = heard.flatMap((text) => text.split('\n'))
  expect(said.join('\n')).not.toContain('…')
  for (const line of english) expect(said.includes(line), line).toBe(language === 'en')
  // A danger is called the same, whether it is chosen or read back.
  for (const [danger, harm] of Object.entries(COARSE_HARM)) {
    if (harm === 'stalking' || harm === 'exploiter') continue
    expect(label(`harm.${harm}`)).toBe(label(`danger.${danger}` as TextKey))
  }
})
