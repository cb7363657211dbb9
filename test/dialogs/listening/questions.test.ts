import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** Somebody who has answered some questions of a report. */
const reporting = async (...taps: string[]): Promise<string> => {
  const who = `peer ${++count}`
  await bot.letIn(who)
  await bot.says(who, '/report')
  for (const tap of taps) await bot.taps(who, tap)
  bot.heard(who)
  return who
}

const said = async (who: string, text: string): Promise<string> => {
  await bot.says(who, text)
  return bot.heard(who)
}

const AT_NUMBER = ['Yes', '👜 Robs or does not pay', 'Done', '👜 Robbery', 'Done']

describe('options', () => {
  it('are taken by their words in a sentence', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip', 'Bergen', 'No, thank you')
    for (const tap of ['Add more', 'Who it was']) await bot.taps(who, tap)
    bot.heard(who)
    expect(await said(who, 'some robber maybe')).toMatch(/^Did you mean “Robber or gang”\?/)
    const member = `peer ${++count}`
    await bot.letIn(member)
    await bot.says(member, '/settings')
    bot.heard(member)
    expect(
      await said(member, 'the client wore a strange coat and left after one hour'),
    ).not.toMatch(/^Saved/)
    expect(await said(member, 'delete messages after an hour')).toMatch(/^Saved\./)
  })

  it('are asked about where only a part of one is said', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip', 'Bergen')
    expect(await said(who, 'maybe the case worker may see this i guess')).toMatch(
      /^Did you mean “🤝 A case worker may read it”\? Tap it, or choose another\./,
    )
  })

  it('send nothing by a word that stands in a sentence about something else', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip', 'Bergen', 'No, thank you')
    expect(await said(who, 'i will send you the rest tomorrow evening')).toMatch(
      /^Did you mean “📤 Send”/,
    )
    expect(await bot.database.prisma.report.count()).toBe(0)
    expect(await said(who, 'dont send')).not.toContain('Thank you')
    expect(await bot.database.prisma.report.count()).toBe(0)
  })

  it('are not taken by "yes please" where no yes is asked', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip', 'Bergen', 'No, thank you')
    expect(await said(who, 'yes please')).toMatch(/^Please choose one of these\./)
    expect(await bot.database.prisma.report.count()).toBe(0)
  })

  it('name several of a list, and she is asked whether that is right', async () => {
    const who = await reporting('Yes')
    const answer = await said(who, 'the police treated me badly, and there was a fake booking')
    expect(answer).toMatch(/^I have ticked what I understood\. Is that right\?/)
    expect(answer).toContain('[✅ 👮 Police or official treated me badly]')
    expect(answer).toContain('• ⌛️ Fake booking, did not come')
    expect(answer).toContain('[✅ 🗯 Makes trouble]')
  })

  it('include "elsewhere" in a sentence about a town', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip')
    expect(await said(who, 'elsewhere')).toMatch(/^Do you want somebody to help you\?/)
  })
})

describe('no number to tell', () => {
  it.each([
    'he called from a hidden number',
    'there is no number',
    'unknown',
    'i dont have it',
    'no',
  ])('%j leaves the question out', async (text) => {
    const who = await reporting(...AT_NUMBER)
    expect(await said(who, text)).toMatch(/^Which town was it in\?/)
  })
})

describe('a question about the bot itself', () => {
  it.each([
    ['how much is it', ['Yes']],
    ['who is behind this', AT_NUMBER],
    ['is it anonymous?', [...AT_NUMBER, 'Skip']],
    ['are you the police', []],
  ])('%j is answered in the middle of a report, which goes on', async (text, taps) => {
    const who = await reporting(...taps)
    await said(who, 'gibberish of nobody')
    const again = bot.screen(who).at(-1)?.split('\n').at(-1)
    const answer = await said(who, text)
    expect(answer).toMatch(/^I am a program, not the police\./)
    expect(answer.split('\n').at(-1)).toBe(again)
  })

  it('for a person names those who answer, and the report goes on', async () => {
    const who = await reporting('Yes')
    expect(await said(who, 'can i talk to a human')).toMatch(
      /^In danger now\? 112 police · 113 ambulance[\s\S]*116 006[\s\S]*What happened\?/,
    )
  })

  it('is kept as her own words where she tells in them', async () => {
    const who = await reporting(...AT_NUMBER, 'Skip', 'Bergen', 'No, thank you')
    for (const tap of ['Add more', 'In my own words']) await bot.taps(who, tap)
    bot.heard(who)
    expect(await said(who, 'he asked what does it cost')).toMatch(/^What do you want to add\?/)
  })
})

describe('back', () => {
  it('where nothing is open leads to the menu, with what politeness ever', async () => {
    for (const text of ['back', 'back please', 'กลับค่ะ', 'tilbake takk'])
      expect(await said(`peer ${++count}`, text), text).not.toContain('Did you mean')
  })
})
