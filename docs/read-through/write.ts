/** Writes the read-through of a language: `npm run read-through -- es`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localesFolder, readLocale } from '../../src/bots/locales.ts'
import { ownName } from '../../src/core/rights/language-name.ts'
import { createTestBot } from '../../test/support/bot.ts'
import { DESK } from '../../test/support/on-duty.ts'
import { pageOf, type Section } from './page.ts'
import { tourOf } from './tour.ts'

const ORIGINAL = 'nb'
const language = process.env['READ_THROUGH'] ?? ''

/** What a file of texts is about, in the order of the page. */
const FILES = [
  ['rights', 'Rights and health'],
  ['services', 'Who can help'],
  ['practice', 'Safety tips'],
] as const

it(`writes the read-through of ${language}`, async () => {
  // A peer of the tour checks far more than somebody may.
  const checks = { day: 9_999, month: 9_999, everybody: 9_999 }
  const bot = await createTestBot({ checks, desk: DESK })
  const { met, said } = await tourOf({
    bot,
    language,
    original: ORIGINAL,
    onScreen: (count) => {
      if (count % 25 === 0) process.stdout.write(`${count} screens\n`)
    },
  })
  await bot.close()
  expect(met.length).toBeGreaterThan(20)
  const read = readLocale(localesFolder, language).texts
  const original = readLocale(localesFolder, ORIGINAL).texts
  const listed = (wanted: (key: string) => boolean) =>
    [...original].flatMap(([key, text]) =>
      wanted(key) ? [{ key, read: read.get(key) ?? '', original: text }] : [],
    )
  const sections: Section[] = [
    ...FILES.map(([file, title]) => ({
      title,
      texts: listed((key) => key.startsWith(`${file}-`)),
    })),
    {
      title: 'What is said more seldom',
      texts: listed(
        (key) =>
          ![...said].some((one) => one === key) &&
          !FILES.some(([file]) => key.startsWith(`${file}-`)),
      ),
    },
  ]
  const folder = join(import.meta.dirname, 'pages')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${language}.html`)
  writeFileSync(file, pageOf({ language, name: ownName(language) }, met, sections))
  process.stdout.write(`${met.length} screens: docs/read-through/pages/${language}.html\n`)
})
