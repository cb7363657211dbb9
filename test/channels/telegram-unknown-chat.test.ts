/** Telegram says for a while that it does not know a chat; only a peer who blocks the bot ends something. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramWorld, type TelegramWorld } from './telegram-world.ts'

let world: TelegramWorld
beforeEach(async () => {
  world = await createTelegramWorld()
})
afterEach(() => world.end())

const subscriptions = () => world.behind.database.prisma.subscription.count()
const LINE = 'You have a new message'

/** What Telegram says of a chat that it does not know, or not now. */
const UNKNOWN = [
  [400, 'Bad Request: chat not found'],
  [400, 'Bad Request: PEER_ID_INVALID'],
  [403, 'Forbidden: user is deactivated'],
  [403, "Forbidden: bot can't initiate conversation with a user"],
  [403, 'Forbidden: something that is new'],
] as const

describe.each(UNKNOWN)('%i %s', (code, description) => {
  it('leaves her alerts on, and the alert reaches her later', async () => {
    const anna = await world.follower()
    world.fake.fail('sendMessage', { code, description })
    await world.warns()
    expect(anna.screen()).not.toContain(LINE)
    expect(await subscriptions()).toBe(1)
    await world.behind.later({ hours: 1 })
    await world.sendsAlerts()
    expect(anna.screen()).toContain(LINE)
  })

  it('does not keep an answer from her who has just written', async () => {
    const anna = await world.member()
    world.fake.fail('sendMessage', { code, description })
    await anna.says('/help')
    expect(anna.screen().at(-1)).toContain('In danger now?')
  })
})

it('is asked about an alert less and less often', async () => {
  await world.follower()
  const tried = () => world.fake.calls('sendMessage').filter(({ status }) => status === 400).length
  const description = 'Bad Request: chat not found'
  world.fake.fail('sendMessage', { code: 400, description, times: Number.POSITIVE_INFINITY })
  await world.warns()
  for (let hour = 0; hour < 48; hour += 1) {
    await world.behind.later({ hours: 1 })
    await world.sendsAlerts()
  }
  expect(tried()).toBeGreaterThan(5)
  expect(tried()).toBeLessThan(15)
  expect(await subscriptions()).toBe(1)
})

it('gives her what she missed when she writes again after days, and says that it is late', async () => {
  const anna = await world.member()
  const description = 'Bad Request: chat not found'
  const end = world.fake.fail('sendMessage', { code: 400, description, times: 1_000 })
  await anna.says('+44 7700 900123')
  for (let hour = 0; hour < 48; hour += 1) {
    await world.behind.later({ hours: 1 })
    await world.takesUp()
  }
  const tried = world.fake.calls('sendMessage').length
  expect(tried).toBeLessThan(70)
  end()
  const before = anna.screen().length
  await anna.says('/help')
  const [late, answer, help] = anna.screen().slice(before)
  expect(late).toContain('could not reach you')
  expect(answer).toContain('There is no warning')
  expect(help).toContain('In danger now?')
})

describe('a peer who blocks the bot', () => {
  it('follows nothing more, and gets it back with one tap when she comes back', async () => {
    const anna = await world.follower()
    anna.account.blocks()
    await world.settled()
    expect(await subscriptions()).toBe(0)
    expect(await world.behind.database.prisma.subscriber.count()).toBe(0)
    anna.account.unblocks()
    await anna.says('/start')
    expect(anna.screen().at(-1)).toContain('your alerts are off')
    await anna.taps('🔔 Turn my alerts on again')
    expect(anna.screen().at(-1)).toContain('Your alerts are on again')
    await world.warns()
    expect(anna.screen()).toContain(LINE)
  })

  it('is told so once, also when it is noticed only by an alert that is refused', async () => {
    const anna = await world.follower()
    world.fake.fail('sendMessage', {
      code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    await world.warns()
    expect(await subscriptions()).toBe(0)
    await anna.says('/menu')
    expect(anna.screen().at(-1)).toContain('your alerts are off')
    await anna.says('/menu')
    expect(anna.screen().at(-1)).not.toContain('your alerts are off')
    await anna.taps('🔔 Turn my alerts on again')
    expect(await subscriptions()).toBe(1)
  })
})
