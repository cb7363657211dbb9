/** The page for native readers is made of what the bot says today. */
import { expect, it } from 'vitest'
import { pageOf } from '../docs/read-through/page.ts'
import { tourOf } from '../docs/read-through/tour.ts'
import { createTestBot } from './support/bot.ts'
import { shownAs } from './support/transcripts.ts'

it('shows each screen in both languages, in the order in which somebody meets it', async () => {
  const bot = await createTestBot()
  const { met, said } = await tourOf({ bot, language: 'es', original: 'nb', most: 8 })
  await bot.close()
  expect(met).toHaveLength(8)
  const texts = (which: 'read' | 'original') =>
    met.map((screen) => screen[which].map(({ text }) => text).join('\n'))
  const [first = '', second = ''] = texts('read')
  expect(first).toContain('Hola. Soy Varsku')
  expect(texts('original')[0]).toContain('Hei. Jeg er Varsku')
  expect(second).not.toBe(first)
  // Nothing is shown twice, and each screen has the same buttons in both languages.
  expect(new Set(met.map(({ read }) => JSON.stringify(read.map(shownAs)))).size).toBe(8)
  for (const { read, original } of met)
    expect(read.map(({ options }) => options.length)).toEqual(
      original.map(({ options }) => options.length),
    )
  expect(said.has('start.hello')).toBe(true)
  const page = pageOf({ language: 'es', name: 'Español' }, met, [
    { title: 'Rights', texts: [{ key: 'a.b', read: '<uno>', original: 'en' }] },
  ])
  expect(page.match(/<textarea/g)).toHaveLength(9)
  expect(page).toContain('&lt;uno&gt;')
  expect(page).not.toContain('<uno>')
})
