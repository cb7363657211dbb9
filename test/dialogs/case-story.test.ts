/** The whole story of a case: on buttons in English, in numbered lists in Norwegian, and across. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { receiptOf, tellOf } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const NUMBER = '+1 201 555 0147'

let bot: TestBot
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** She opens the letters that her receipt and her PIN lead to. */
const comesBack = async (person: string, receipt: string, talk: string): Promise<void> => {
  await bot.says(person, receipt)
  await bot.taps(person, talk)
  bot.heard(person)
}

it('is told, claimed, answered, closed, opened again and ended, on Telegram', async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await tellOf(bot, 'anna', NUMBER, { help: ['A case worker may read it'] })
  await bot.says('anna', '2580')
  const receipt = receiptOf(bot, 'anna')
  await bot.talk(
    'casey',
    `
    > /cases
    > [today · English]
    > [Ready sentence]
    > [Reaching each other]
    > [Call us]
    > [Leave it]
    `,
  )
  await comesBack('anna', receipt, 'Talk to a person')
  await bot.talk(
    'anna',
    `
    > 2580
    > [Write]
    > I do not dare to call. Can you come with me?
    `,
  )
  await bot.talk(
    'casey',
    `
    > /cases
    > [today · English]
    > [Police told, or not]
    > [Told today]
    > [Something else]
    > [Close it]
    > [Yes, close it]
    `,
  )
  await comesBack('anna', receipt, 'Talk to a person')
  await bot.talk(
    'anna',
    `
    > 2580
    > [Write]
    > Please do not close it yet.
    `,
  )
  await bot.talk(
    'casey',
    `
    > /cases
    > [today · English]
    > [Something else]
    > [Give it back to all]
    `,
  )
})

it('is asked without a report, and ends with a code, on Telegram', async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'I know nobody here. How do I come in?', '1357'])
    await bot.says('nora', words)
  const receipt = receiptOf(bot, 'nora')
  await bot.talk(
    'casey',
    `
    > /cases
    > [today · English]
    > [Something else]
    > [Let the reporter in]
    > [Yes, give a code]
    `,
  )
  await comesBack('nora', receipt, 'Talk to a person')
  await bot.says('nora', '1357')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard('nora'))?.[0] ?? ''
  await bot.says('nora', code)
  expect(bot.heard('nora')).toContain('[🔍 Check a number]')
})

it('is told, claimed, answered and closed in Norwegian, on WhatsApp', async () => {
  bot = await createTestBot({
    desk: DESK,
    shows: 'numbers',
    language: 'nb',
    languages: ['en', 'nb'],
    channels: ['whatsapp'],
  })
  await bot.letIn('whatsapp:casey', 'caseworker')
  for (const words of ['/talk', 'Jeg kjenner ingen her. Kan noen hjelpe meg?', '1357'])
    await bot.says('whatsapp:nora', words)
  const receipt = receiptOf(bot, 'whatsapp:nora')
  await bot.talk(
    'whatsapp:casey',
    `
    > /cases
    > 1
    > 1
    > 1
    > 1
    > 1
    `,
  )
  await bot.says('whatsapp:nora', receipt)
  bot.heard('whatsapp:nora')
  await bot.talk(
    'whatsapp:nora',
    `
    > 1
    > 1357
    > 1
    > Takk. Jeg ringer i morgen.
    `,
  )
  await bot.talk(
    'whatsapp:casey',
    `
    > /cases
    > 1
    > 4
    > 4
    > 1
    `,
  )
})

it('goes on where she comes back on another channel, and shows nothing to who has no PIN', async () => {
  bot = await createTestBot({ desk: DESK, channels: ['telegram', 'whatsapp'] })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'Can somebody go to the police with me?', '1357'])
    await bot.says('whatsapp:nora', words)
  const receipt = receiptOf(bot, 'whatsapp:nora')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  for (const tap of ['Ready sentence', 'Help', 'We come along']) {
    const shown = bot.buttons('casey').some(({ label }) => label.endsWith(tap))
    await bot.taps('casey', shown ? tap : (bot.buttons('casey').at(-3)?.label ?? ''))
  }
  await bot.taps('casey', 'Leave it')
  await comesBack('nora', receipt, 'Talk to a person')
  await bot.talk(
    'nora',
    `
    > 1357
    > [Write]
    > Yes, please. On Monday.
    `,
  )
  await comesBack('whatsapp:nora', receipt, 'Talk to a person')
  await bot.talk(
    'whatsapp:nora',
    `
    > 1357
    `,
  )
  await comesBack('somebody', receipt, 'Talk to a person')
  await bot.talk(
    'somebody',
    `
    > 0000
    `,
  )
})
