/** The operator learns when those on duty are to be told of safe-calls, and nobody of them can be. */
import { afterEach, expect, it } from 'vitest'
import type { TestBot } from '../../support/bot.ts'
import { caseworkers, openOnDuty, passes } from '../../support/on-duty.ts'
import { does } from '../../support/safe-call-people.ts'

let bot: TestBot
afterEach(() => bot.close())

const ALARM = 'alarm: SAFE_CALL_DUTY is on, and no case worker can be told of a safe-call {}'
const alarms = (): number => bot.logged.filter((line) => line === ALARM).length
const detail = (): string => {
  const { ok, detail } = bot.bot.safeCalls.duty()
  expect(ok, 'the bot works').toBe(true)
  return detail
}

it('at the start, where there is no case worker, and again when nobody is left', async () => {
  bot = await openOnDuty()
  await passes(bot, 1)
  expect(alarms()).toBe(1)
  expect(detail()).toMatch(/^alarm: no case worker can be told/)
  await passes(bot, 5)
  expect(alarms(), 'once').toBe(1)

  await caseworkers(bot, 'casey')
  await passes(bot, 1)
  expect(detail()).toBe('case workers on duty can be told of safe-calls')
  await does(bot, 'casey', '/notices', '[At once]', '[No]')
  await passes(bot, 1)
  expect(alarms()).toBe(2)
  expect(detail()).toMatch(/^alarm: /)
})

it('also at hours at which nobody is on duty, if nobody ever can be told', async () => {
  const hours = [{ days: [3], from: '10:00', until: '15:00' }]
  bot = await openOnDuty({ desk: { hours, phone: undefined } })
  await passes(bot, 1)
  expect(alarms()).toBe(1)
  await caseworkers(bot, 'casey')
  await passes(bot, 1)
  expect(detail()).toBe('no case worker is on duty at this hour')
  await passes(bot, 10)
  expect(alarms()).toBe(1)
})

it('when the only one on duty is in her quiet hours, and allows nothing then', async () => {
  bot = await openOnDuty()
  await caseworkers(bot, 'casey')
  const sender = bot.senderOf('casey')
  const quiet = { from: 22 * 60, until: 7 * 60, zone: 'Europe/Oslo' }
  const chosen = await bot.stores.members.chosen(sender)
  await bot.stores.members.remember(sender, { ...chosen, alerts: { quiet } }, bot.now())
  await passes(bot, 1)
  expect(alarms()).toBe(1)
})
