import { readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { createTestBot } from './support/bot.ts'
it('plays', async () => {
  let out = ''
  const lines = readFileSync('/tmp/f/play.txt', 'utf8').split('\n')
  let bot: any, who = '', role = ''
  const bots = new Map()
  for (const line of lines) {
    if (line.startsWith('##')) {
      const [, language, r, shows] = line.split(/\s+/)
      const key = `${language} ${shows}`
      if (!bots.has(key)) bots.set(key, await createTestBot({ language, ...(shows === 'numbers' && { shows }) }))
      bot = bots.get(key); who = `p${Math.random()}`; role = r ?? 'guest'
      if (role !== 'guest') await bot.letIn(who, role)
      out += `${line}\n`
      continue
    }
    if (!line) continue
    const quiet = line.startsWith('~')
    const text = line.replace(/^~/, '')
    const tap = /^\[(.*)\]$/.exec(text)
    try { if (tap) await bot.taps(who, tap[1]); else await bot.says(who, text) } catch (e) { out += `!! ${e}\n` }
    const heard = bot.heard(who)
    out += quiet ? '' : `> ${text}\n${heard.split('\n').filter((x: string) => x).slice(0, 9).map((x: string) => `   ${x.slice(0, 150)}`).join('\n')}\n`
  }
  for (const b of bots.values()) await b.close()
  writeFileSync('/tmp/f/played.txt', out)
}, 600_000)
