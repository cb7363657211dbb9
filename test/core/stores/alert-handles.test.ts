import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AlertContent } from '../../../src/core/alerts/alert.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
})
afterEach(() => bot.close())

const content = (city: string): AlertContent => ({
  ...{ kind: 'client', level: 2, dangers: [], flags: [], descriptors: {} },
  city,
})
const publish = (told: AlertContent, corrects?: string) =>
  bot.stores.alerts.publish({ content: told, ...(corrects && { corrects }) }, bot.now())
const kept = async () => (await bot.stores.alerts.recent(bot.now(), 50)).map((one) => one.content)

it('gives each alert of a town a number of its own, by chance', async () => {
  // In the order in which they were made.
  const handles: number[] = []
  for (let count = 1; count <= 12; count++) {
    await publish(content('bergen'))
    const all = (await kept()).map(({ handle }) => handle ?? 0)
    handles.push(...all.filter((handle) => !handles.includes(handle)))
    expect(handles).toHaveLength(count)
  }
  // Otherwise the numbers would tell when those were made that have yet to begin.
  expect(handles.toSorted((a, b) => a - b)).not.toEqual(handles)
  expect(Math.max(...handles)).toBeLessThan(22)
})

it('keeps the number when an alert is corrected and when it is taken back', async () => {
  const first = await publish(content('bergen'))
  const [{ handle } = { handle: 0 }] = await kept()
  const second = await publish({ ...content('bergen'), level: 3 }, first)
  expect((await kept()).map((one) => one.handle)).toEqual([handle, handle])
  await bot.stores.alerts.withdraw(second ?? '', 'over', bot.now())
  const taken = await bot.database.prisma.alert.findFirstOrThrow({
    where: { corrects: second ?? '' },
  })
  const text = bot.keys.open('report', `alert ${taken.id}`, taken.content)
  expect(JSON.parse(text)).toMatchObject({ handle, takenBack: true, why: 'over' })
})

it('counts who an alert would reach: the town, those near it, the whole country, each once', async () => {
  await bot.letIn('anna')
  await bot.says('anna', 'I am in Oslo now')
  await bot.taps('anna', 'Only Oslo')
  await bot.taps('anna', '30 days')
  await bot.letIn('bea')
  await bot.says('bea', 'I am in Bergen now')
  await bot.taps('bea', 'The whole country')
  await bot.taps('bea', '30 days')
  const { towns, elsewhere } = await bot.stores.alerts.reachByTown(bot.now())
  expect([towns.oslo, towns.bergen, elsewhere]).toEqual([2, 1, 1])
  bot.later({ days: 40 })
  expect(await bot.stores.alerts.reachByTown(bot.now())).toEqual({ towns: {}, elsewhere: 0 })
})
