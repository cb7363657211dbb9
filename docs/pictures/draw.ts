/** Makes the pictures of README: `npm run pictures`. A conversation is played with the real bot, and Chromium draws it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTestBot } from '../../test/support/bot.ts'
import { pageOf, textOf, WIDTH } from './chat.ts'
import { type Bubble, PICTURES } from './conversations.ts'

const MISSING =
  'There is no chromium: apt-get install chromium fonts-noto-core fonts-noto-color-emoji'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

const run = (flags: string[], folder: string): string => {
  const profile = `--user-data-dir=${join(folder, 'profile')}`
  const ended = spawnSync('chromium', [...FLAGS, profile, ...flags], { encoding: 'utf8' })
  if (ended.error && 'code' in ended.error && ended.error.code === 'ENOENT')
    throw new Error(MISSING)
  if (ended.status !== 0) throw new Error(`chromium ended with ${ended.status}: ${ended.stderr}`)
  return ended.stdout
}

/** Chromium draws a window, not a page: so it is asked first how high the page is. */
const heightOf = (page: string, folder: string): number => {
  const measuring = join(folder, 'measure.html')
  const script = '<script>document.title = document.body.offsetHeight</script>'
  writeFileSync(measuring, page.replace('</html>', `${script}</html>`))
  const dom = run([`--window-size=${WIDTH},1000`, '--dump-dom', `file://${measuring}`], folder)
  const [, height] = /<title>(\d+)<\/title>/.exec(dom) ?? []
  if (height === undefined) throw new Error('chromium did not say how high the page is')
  return Number(height)
}

const draw = (name: string, bubbles: Bubble[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-pictures-'))
  try {
    const page = pageOf(bubbles)
    const file = join(folder, `${name}.html`)
    writeFileSync(file, page)
    const size = `--window-size=${WIDTH},${heightOf(page, folder)}`
    const picture = join(import.meta.dirname, `${name}.png`)
    run(
      [size, '--force-device-scale-factor=2', `--screenshot=${picture}`, `file://${file}`],
      folder,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each(PICTURES)('draws $name', async ({ name, play }) => {
  const bot = await createTestBot()
  const bubbles = await play(bot)
  await bot.close()
  expect(bubbles.length).toBeGreaterThan(1)
  draw(name, bubbles)
  writeFileSync(join(import.meta.dirname, `${name}.txt`), textOf(bubbles))
})
