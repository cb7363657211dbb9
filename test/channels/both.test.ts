/** One list, whichever channel a peer writes on. */
import { expect, it } from 'vitest'
import type { Role } from '../../src/core/members/role.ts'
import { openBothSides } from './both-sides.ts'

type Asks = (words: string, answer: RegExp) => Promise<string>

it('what is told on WhatsApp warns on Telegram, and the other way round', async () => {
  const { behind, bot, store, onTelegram, onWhatsApp } = await openBothSides()
  const letIn = async (asks: Asks, role: Role) => {
    await asks('hello', /I am Varsku/)
    await asks(await behind.code(role), role === 'member' ? /You are in/ : /read reports/)
    return asks
  }
  const tells = async (asks: Asks, number: string) => {
    await asks('/report', /Are you safe/)
    await asks('Yes', /What happened/)
    await asks('Groped', /What happened/)
    await asks('Done', /phone number|You come first/)
    await asks('Go on', /phone number/)
    await asks(number, /Which town/)
    await asks('Oslo', /somebody to help/)
    await asks('No, thank you', /When may we/)
    await asks('As soon as it is read', /May colleagues read/)
    await asks('No, not yet', /This is what you have told/)
    await asks('Send', /Your receipt/)
  }

  const anna = await letIn(onTelegram().asks, 'member')
  const bea = await letIn(onWhatsApp().asks, 'member')
  const moderator = await letIn(onWhatsApp('299000000000002').asks, 'moderator')
  await tells(bea, '+44 7700 900123')
  await tells(anna, '+44 7700 900456')
  await moderator('/review', /What do you decide/)
  await moderator('3', /Approved/)
  await moderator('1', /What do you decide/)
  await moderator('3', /Approved/)
  await behind.decisionsAreFinal()

  for (const asks of [anna, bea]) {
    for (const number of ['+44 7700 900123', '+44 7700 900456']) {
      expect(await asks(number, /warning|reported/)).toContain(', reported.')
    }
  }

  // A wipe reaches into what the library keeps of her, and leaves the others alone.
  await bea('/wipe', /Delete everything/)
  await bea('Yes, delete', /I have deleted everything/)
  await bot.turns.idle()
  const sessions = ['299000000000001_1.0', '299000000000002_1.0']
  const left = await store.read(sessions.map((id) => ({ kind: 'session', id })))
  expect(left.map((content) => content !== undefined)).toEqual([false, true])
})
