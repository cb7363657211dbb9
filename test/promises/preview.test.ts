/**
 * SECURITY.md: nothing that the bot sends unasked shows on a lock screen what it is about.
 */
import { afterEach, expect, it } from 'vitest'
import { LINES } from '../../src/core/alerts/preferences.ts'
import { NORWEGIAN_TOWNS } from '../../src/core/rights/no/towns.ts'
import { hex } from '../../src/core/terms/hex.ts'
import type { Message } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { contentOf, received } from '../support/received.ts'

/** Beginnings of words that say what this is, in the nine languages that it is meant for. */
const DENIED: Record<string, readonly string[]> = {
  en: ['sex', 'client', 'punter', 'escort', 'whore', 'prostit', 'danger', 'risk', 'warn', 'alert'],
  'en, more': ['violen', 'rape', 'robb', 'threat', 'weapon', 'assault', 'police', 'report'],
  nb: ['kunde', 'hore', 'prostit', 'fare', 'farlig', 'risiko', 'advar', 'varsel', 'varsku'],
  'nb, more': ['vold', 'ran', 'trus', 'trues', 'våpen', 'overgrep', 'politi', 'meldt', 'anmeld'],
  es: ['cliente', 'puta', 'prostit', 'peligro', 'riesgo', 'alerta', 'aviso', 'violen', 'viola'],
  'es, more': ['robo', 'amenaz', 'arma', 'agres', 'polic', 'denunci'],
  ro: ['client', 'curv', 'prostit', 'pericol', 'risc', 'alert', 'avertiz', 'viol', 'jaf'],
  'ro, more': ['amenin', 'arm', 'agres', 'poliț', 'polit', 'raport'],
  th: ['ลูกค้า', 'ขายบริการ', 'โสเภณี', 'อันตราย', 'เสี่ยง', 'เตือนภัย', 'ความรุนแรง', 'ข่มขืน'],
  'th, more': ['ปล้น', 'ขู่', 'อาวุธ', 'ทำร้าย', 'ตำรวจ', 'รายงาน', 'เซ็กซ์', 'เพศ'],
  pt: ['cliente', 'puta', 'prostit', 'perigo', 'risco', 'alerta', 'aviso', 'violên', 'estupr'],
  'pt, more': ['roub', 'assalt', 'ameaç', 'arma', 'agress', 'políci', 'denúnci'],
  bg: ['клиент', 'курва', 'прост', 'опасн', 'риск', 'предупреж', 'сигнал', 'насил', 'изнасил'],
  'bg, more': ['грабеж', 'заплах', 'оръж', 'полиц', 'доклад', 'секс'],
  ru: ['клиент', 'шлюх', 'простит', 'опасн', 'риск', 'предупрежд', 'тревог', 'насил'],
  'ru, more': ['ограб', 'угроз', 'оруж', 'полиц', 'донес', 'секс'],
  uk: ['клієнт', 'повія', 'простит', 'небезпе', 'ризик', 'попередж', 'тривог', 'насил'],
  'uk, more': ['пограб', 'погроз', 'збро', 'поліц', 'секс'],
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []

/** What of a text would give it away. Thai has no spaces between words. */
const givenAway = (text: string): string[] => {
  const thai = [...(DENIED['th'] ?? []), ...(DENIED['th, more'] ?? [])]
  const stems = Object.values(DENIED).flat()
  const towns = NORWEGIAN_TOWNS.map(({ name }) => name.toLowerCase())
  return [
    ...thai.filter((word) => text.includes(word)),
    ...words(text).filter((word) => stems.some((stem) => word.startsWith(stem))),
    ...towns.filter((town) => words(text).includes(town)),
    ...(/\p{Nd}{2,}/u.test(text) ? ['a number'] : []),
  ]
}

let bot: TestBot
afterEach(() => bot.close())

it('is not given away by any line that can be chosen, in any language', async () => {
  bot = await createTestBot()
  for (const language of bot.words.languages)
    for (const line of [...LINES.map((id) => `line.${id}` as const), 'command.news'] as const)
      expect([language, givenAway(bot.words.in(language, { key: line }))]).toEqual([language, []])
})

it.each(['en', 'nb'])(
  'is not given away by an alert, a correction or a reminder, in %s',
  async (language) => {
    const unasked: Message[] = []
    let asked = false
    for (const shows of ['buttons', 'numbers'] as const) {
      bot = await createTestBot({
        shows,
        language,
        onSend: (_, message) => {
          // Whatever comes while nobody has written is unasked, and says so.
          expect(message.unasked === true).toBe(!asked)
          if (!asked) unasked.push(message)
        },
      })
      asked = true
      await bot.letIn('anna')
      await bot.says('anna', 'Bergen')
      await bot.says('anna', language === 'en' ? 'Only Bergen' : 'Bare Bergen')
      await bot.says('anna', '7 dager')
      asked = false
      const content = {
        kind: 'client',
        level: 4,
        dangers: ['violence', 'sexual'],
        city: 'bergen',
        flags: ['armed'],
        descriptors: { age: '25to40' },
        words: { language: 'en', text: 'He carries a knife.' },
      } as const
      const told = { ...content, dangers: [...content.dangers], flags: [...content.flags] }
      const id = await bot.stores.alerts.publish({ content: told }, bot.now())
      await bot.alerted()
      await bot.stores.alerts.withdraw(id ?? '', 'mistaken', bot.now())
      await bot.alerted()
      bot.later({ days: 6 })
      await bot.bot.fanOut.remind()
      if (shows === 'buttons') await bot.close()
    }
    expect(unasked).toHaveLength(6)
    for (const { text, options } of unasked) {
      expect(givenAway(text)).toEqual([])
      expect(options.flatMap(({ label }) => givenAway(label))).toEqual([])
    }
  },
)

it.each(['en', 'nb'])(
  'is not given away by a notice that something waits, in %s',
  async (language) => {
    const unasked: Message[] = []
    bot = await createTestBot({
      language,
      onSend: (_, message) => {
        if (message.unasked) unasked.push(message)
      },
    })
    await bot.letIn('mona', 'moderator')
    await received(bot, { harms: ['choked'], time: 'week', group: 'a group' })
    await bot.bot.notices()
    const [row] = await bot.database.prisma.report.findMany()
    const wish = { channel: 'telegram', address: 'anna', sender: hex(bot.senderOf('anna')), due: 1 }
    const told = contentOf({ question: { ready: 'which' } as never, wish: wish as never })
    await bot.database.prisma.report.update({
      where: { id: row?.id ?? '' },
      data: { content: bot.keys.seal('report', row?.id ?? '', JSON.stringify(told)) },
    })
    await bot.bot.notices()
    expect(unasked).toHaveLength(2)
    for (const { text, options } of unasked) {
      expect(givenAway(text)).toEqual([])
      expect(options.flatMap(({ label }) => givenAway(label))).toEqual([])
    }
  },
)

it('would be given away by what stands behind the tap', async () => {
  bot = await createTestBot()
  for (const key of ['alert.level.3', 'alert.level.4', 'alert.takenBack.mistaken'] as const)
    for (const language of bot.words.languages) {
      const text = bot.words.in(language, { key, values: { city: 'Bergen', name: 'Bergen-3' } })
      expect([key, language, givenAway(text).length > 0]).toEqual([key, language, true])
    }
})
