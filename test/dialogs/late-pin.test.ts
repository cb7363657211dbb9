/** A PIN that she chooses after something happened to what she sent: she reads what it guards, if anything. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, takeBack, tellOf } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const NUMBER = '+1 201 555 0143'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
})
afterEach(() => bot.close())

const SENT = {
  question: async () => {
    await bot.says('anna', '/talk')
    await bot.says('anna', 'Can I see a doctor?')
  },
  report: () => tellOf(bot, 'anna', NUMBER, { help: ['A case worker may read it'] }),
}

/** Sent, and asked for a PIN. */
const sends = async (what: keyof typeof SENT): Promise<string> => {
  await SENT[what]()
  expect(bot.newest('anna')).toContain('Choose a PIN')
  return receiptOf(bot, 'anna')
}

const answers = async (): Promise<void> => {
  await bot.says('casey', '/cases')
  const waits = bot.buttons('casey').find(({ label }) => label.startsWith('⚪️'))
  await bot.taps('casey', waits?.label ?? 'nothing waits')
  for (const tap of ['Ready sentence', 'Getting in touch', 'We need time', 'Send it'])
    await bot.taps('casey', tap)
}

/** She chooses a PIN, and wishes no word of an answer. */
const chooses = async (pin: string): Promise<string> => {
  const said = await answerTo(bot, 'anna', pin)
  return said.includes('May I write to you') ? answerTo(bot, 'anna', 'no') : said
}

/** What somebody reads who sends a receipt and a PIN. */
const reads = async (person: string, receipt: string, pin: string): Promise<string> => {
  await bot.says(person, receipt)
  await bot.taps(person, 'Talk to a person')
  return answerTo(bot, person, pin)
}

describe.each(['question', 'report'] as const)('The PIN of a %s', (what) => {
  it('opens what she wrote, where nothing happened meanwhile', async () => {
    await sends(what)
    expect(await chooses('2580')).toContain('this PIN open the answers')
  })

  it('comes too late after an answer, which she reads without it', async () => {
    const receipt = await sends(what)
    await answers()
    const said = await chooses('2580')
    expect(said).toContain('Too late for a PIN')
    expect(said).not.toContain('open the answers')
    expect(await reads('anna', receipt, '2580')).toContain('There is no answer here')
    expect(await reads('anna', receipt, 'skip')).toContain('🤝')
  })

  it('does not count where a finder of the receipt chose another one', async () => {
    const receipt = await sends(what)
    await reads('finder', receipt, '9999')
    expect(await chooses('2580')).toContain('another one was chosen')
  })

  it('counts where she chose the same one with her receipt', async () => {
    const receipt = await sends(what)
    await reads('another chat of hers', receipt, '2580')
    expect(await chooses('2580')).toContain('this PIN open the answers')
  })

  it('has nothing to guard once it is taken back', async () => {
    const receipt = await sends(what)
    await takeBack(bot, 'another chat of hers', receipt)
    expect(await chooses('2580')).toContain('There is nothing left to guard')
  })
})
