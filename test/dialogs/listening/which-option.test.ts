import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'

let bot: TestBot
let numbered: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
  numbered = await createTestBot({ shows: 'numbers' })
})
afterAll(async () => {
  await bot.close()
  await numbered.close()
})

const AT_HELP = [
  ...['/report', '[Yes]', '[Robs or does not pay]', '[Done]', '[Robbery]', '[Done]', '[Skip]'],
  'Bergen',
]

const at = async (...way: string[]): Promise<string> => {
  const who = `peer ${++count}`
  await does(bot, who, ...way)
  bot.heard(who)
  return who
}

const said = async (who: string, text: string): Promise<string> => {
  await bot.says(who, text)
  return bot.heard(who)
}

describe('an option', () => {
  it('is taken by its place', async () => {
    const who = await at('/report', '[Yes]')
    expect(await said(who, 'the first and the fourth')).toMatch(/^I have ticked/)
    expect(bot.screen(who).at(-1)).toContain('[✅ 💥 Violence]')
    expect(bot.screen(who).at(-1)).toContain('[✅ 👜 Robs or does not pay]')
    expect(await said(await at(...AT_HELP), 'the second one please')).toContain(
      'Allowed: 🤝 A case worker may read it',
    )
    expect(await said(await at('/report', '[No]'), 'the last one')).toMatch(/What happened\?/)
  })

  it('is taken by "both" where there are two to tick, and never where one is chosen', async () => {
    const who = await at('/report', '[Yes]', '[Follows people]', '[Threats]', '[Done]')
    const shown = bot.screen(who).at(-1) ?? ''
    expect(shown).toContain('What exactly')
    expect(await said(await at('/report'), 'both')).toContain('Are you safe now?')
  })

  it('is asked about where two fit, and none is guessed', async () => {
    const who = await at(...AT_HELP)
    expect(await said(who, 'the police')).toMatch(
      /^Did you mean “👮 Tell the police, but not who I am” or “🗣 Talk to the police for me”\?/,
    )
    expect(await said(who, 'yes')).toContain('Do you want somebody to help you?')
    expect(await said(who, 'the second and the fourth')).toMatch(/^Did you mean “🤝 .*” or “👮/)
  })

  it('is taken by "yes" where she was asked whether she means it', async () => {
    const who = await at(...AT_HELP)
    expect(await said(who, 'maybe that case worker could look at it i guess')).toMatch(
      /^Did you mean “🤝 A case worker may read it”\?/,
    )
    expect(await said(who, 'yes')).toContain('Allowed: 🤝 A case worker may read it')
    const other = await at(...AT_HELP)
    await said(other, 'maybe that case worker could look at it i guess')
    expect(await said(other, 'hm')).not.toContain('Allowed')
    expect(await said(other, 'yes')).not.toContain('Allowed')
  })

  it('that cannot be undone is taken neither by its place nor by that "yes"', async () => {
    const reports = () => bot.database.prisma.report.count()
    const before = await reports()
    const who = await at(...AT_HELP, '[No, thank you]')
    expect(await said(who, 'the last one')).toMatch(/^Did you mean “📤 Send”\?/)
    expect(await said(who, 'yes')).not.toContain('receipt')
    expect(await reports()).toBe(before)
    const guest = await at('/wipe')
    // Yes and no are said plainly.
    expect(await said(guest, 'the first')).toMatch(/^Please choose/)
    expect(await said(guest, 'no one')).not.toContain('Everything is deleted')
    expect(await said(guest, 'delete')).toMatch(/^(Please choose|Did you mean|I did not)/)
    const half = await at('/report', '[Yes]', 'stop')
    expect(await said(half, 'the second')).toMatch(/^Did you mean/)
  })

  it('is taken by its number in words where options are numbers', async () => {
    await does(numbered, 'anna', '/report')
    numbered.heard('anna')
    await numbered.says('anna', 'yes')
    expect(numbered.heard('anna')).toContain('What happened?')
    await numbered.says('anna', 'one and four')
    expect(numbered.heard('anna')).toMatch(/^I have ticked what I understood/)
  })

  it('with "back" in its label is not meant by "back" and "go back"', async () => {
    const who = await at(...AT_HELP, '[No, thank you]', '[📤 Send]')
    const receipt = /\d{4} \d{4} \d{4} \d{4}/.exec(bot.screen(who).join('\n'))?.[0] ?? ''
    for (const text of ['back', 'go back', 'back please']) {
      await bot.says(who, receipt)
      bot.heard(who)
      expect(await said(who, text), text).not.toContain('Take your whole report back?')
    }
  })

  it('is no number of it in her own words', async () => {
    const who = await at(...AT_HELP, '[No, thank you]', '[Add more]', '[In my own words]')
    expect(await said(who, 'the second')).toMatch(/^What do you want to add\?/)
  })
})
