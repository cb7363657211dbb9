import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { textOf } from '../docs/pictures/chat.ts'
import { PICTURES } from '../docs/pictures/conversations.ts'
import { createTestBot } from './support/bot.ts'

/** Each time another one. */
const withoutReceipt = (text: string) => text.replace(/(\d{4} ){3}\d{4}/, '(receipt)')

it.each(PICTURES)('the picture $name shows what the bot says today', async ({ name, play }) => {
  const bot = await createTestBot()
  const said = textOf(await play(bot))
  await bot.close()
  const drawn = await readFile(new URL(`../docs/pictures/${name}.txt`, import.meta.url), 'utf8')
  expect(withoutReceipt(drawn), 'run npm run pictures').toBe(withoutReceipt(said))
})
