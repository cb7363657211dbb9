import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Content } from '../../src/core/blacklist/reports.ts'
import type { Place, Session } from '../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** A report as version 2 kept it: she has chosen "all that may be done", and ticked a case worker. */
const place = (): Place => ({
  dialog: 'report',
  version: 2,
  step: 'uses',
  begun: bot.now().getTime(),
  draft: {
    flags: [],
    descriptors: {},
    subjects: [],
    safe: true,
    harms: ['robbery'],
    city: 'oslo',
    wish: 'change',
    changing: false,
    way: 'uses',
  },
  trail: ['safe', 'harms', 'number', 'city', 'exposure'],
  ticked: ['caseWorker'],
})

/** The session of somebody as an earlier version left it. */
const leave = async (person: string, session: Session): Promise<void> => {
  const sender = bot.senderOf(person)
  const { revision } = await bot.stores.sessions.load(sender, bot.now())
  await bot.stores.sessions.save(sender, session, revision, bot.now())
}

const sent = async (): Promise<Content> => {
  const [row, ...others] = await bot.database.prisma.report.findMany()
  expect(others).toEqual([])
  await bot.database.prisma.report.deleteMany()
  return JSON.parse(bot.keys.open('report', row?.id ?? '', row?.content ?? new Uint8Array()))
}

const taps = async (person: string, ...labels: string[]): Promise<void> => {
  for (const label of labels) await bot.taps(person, label)
}

describe('a report that was begun with an earlier version', () => {
  it('is gone on with where she was, and nothing that she told is lost', async () => {
    await leave('anna', { at: place() })
    await bot.talk(
      'anna',
      `
      > hm
      Please choose from the list.
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      In danger now? 112 police · 113 ambulance
      Tap all that fit, then Done.
      [✅ 🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
    `,
    )
    await taps('anna', 'Tell the police, but not who I am', 'Done', 'Send')
    expect(bot.heard('anna')).toContain('Thank you for telling me.')
    expect(await sent()).toMatchObject({
      harms: ['robbery'],
      city: 'oslo',
      consents: { warn: false, caseWorker: true, policeAnonymous: true, policeForMe: false },
    })
  })

  it('has its way back over the steps as they are called now', async () => {
    await leave('bea', { at: { ...place(), step: 'readBack', trail: [...place().trail, 'uses'] } })
    await bot.says('bea', 'hm')
    await bot.taps('bea', 'Back')
    expect(bot.heard('bea')).toContain('Who may help you?')
    await bot.taps('bea', 'Back')
    expect(bot.heard('bea')).not.toContain('Nothing is done unless you choose it.')
    const { session } = await bot.stores.sessions.load(bot.senderOf('bea'), bot.now())
    expect(session.at).toMatchObject({ version: 4, step: 'exposure' })
  })

  it('is still there where she had left it half-way', async () => {
    await leave('cleo', { kept: place(), keptUntil: bot.now().getTime() + 3_600_000 })
    await bot.says('cleo', '/menu')
    await taps('cleo', 'Go on with my report')
    expect(bot.heard('cleo')).toContain('Who may help you?')
  })

  it('has ticked what she had ticked in the long list, and the danger that it is', async () => {
    await leave('ella', {
      at: {
        ...place(),
        version: 3,
        step: 'harms',
        draft: { flags: [], descriptors: {}, subjects: [], safe: true },
        trail: ['safe'],
        ticked: ['robbery', 'choked', 'feeling'],
      },
    })
    await bot.says('ella', 'hm')
    expect(
      bot
        .heard('ella')
        .split('\n')
        .filter((line) => /✅|^•/u.test(line)),
    ).toEqual([
      '• 👜 Robbery',
      '• ⭕️ Choked',
      '• 💭 A bad feeling',
      '[✅ 💥 Violence]',
      '[✅ 👜 Robs or does not pay]',
      '[✅ 💭 A bad feeling]',
    ])
    await taps('ella', 'Done', 'Go on', 'Skip', 'Oslo', 'No, thank you', 'Never')
    await taps('ella', 'Send')
    expect((await sent()).harms).toEqual(['robbery', 'choked', 'feeling'])
  })

  it.each([
    ['is too old', { version: 1 }],
    ['was begun with a newer version', { version: 99 }],
    ['was at a step that is no more', { step: 'gone' }],
  ])('begins again, and she is told so, where it %s', async (why, changed) => {
    const person = `dora, whose ${why}`
    for (const session of [
      { at: { ...place(), ...changed } },
      { kept: { ...place(), ...changed }, keptUntil: bot.now().getTime() + 3_600_000 },
    ]) {
      await leave(person, session)
      await bot.says(person, '/menu')
      expect(bot.heard(person)).toContain('I have been updated since you last wrote.')
      await bot.says(person, '/menu')
      expect(bot.heard(person)).not.toContain('I have been updated')
    }
  })
})
