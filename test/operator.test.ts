import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlace, type Ended, type Place, type Running } from './support/process.ts'
import { makeFinalIn } from './support/ten-minutes.ts'

let place: Place

beforeAll(() => {
  place = createPlace()
})

afterAll(() => place.end())

const operator = (...args: string[]): Promise<Ended> => place.run('operator', { args })

const CODE = /^V\w{3}-\w{4}-\w{4}$/
const NUMBER = '+44 7700 900123'
const NUMBERS_OR_ADDRESSES = /900123|7700|postgres:\/\/|@/

const lines = (text: string): string[] => text.trim().split('\n')

/** Who reports the number, in a chat that is open: up to the receipt. */
const reports = async (peer: Running): Promise<void> => {
  peer.says('/report')
  await peer.picks('Yes')
  await peer.picks('Robs or does not pay')
  await peer.picks('Did not pay, took money back')
  await peer.shows('Do you have a phone number')
  peer.says(NUMBER)
  await peer.picks('Oslo')
  await peer.picks('No, thank you')
  await peer.picks('As soon as it is read')
  await peer.picks('No, not yet')
  await peer.picks('Send')
  await peer.shows('Your receipt')
}

/** A chat that stays open; as on Telegram, only those who were let in may check. */
const opened = (name: string): Running =>
  place.start('main', { args: ['chat', '--as', name], env: { ACCESS: 'codes' } })

const codes = async (...args: string[]): Promise<string[]> =>
  lines((await operator('codes', ...args)).out)

const markOf = async (peer: Running): Promise<string> => {
  peer.says('/settings')
  return (await peer.shows(/ID here is (\w{8})/))[1] ?? ''
}

const left = async (peer: Running): Promise<void> => {
  peer.inputEnds()
  expect((await peer.ends()).status).toBe(0)
}

describe('without anything running', () => {
  it('codes are all that is printed, one a line', async () => {
    const { status, out, err } = await operator('codes', '--count', '3')
    expect(status).toBe(0)
    expect(lines(out)).toHaveLength(3)
    for (const code of lines(out)) expect(code).toMatch(CODE)
    expect(err).toContain('New keys were made')
    expect(await place.postgres()).toBeUndefined()
  })

  it('mistakes are answered with what there is', async () => {
    const mistakes: [args: string[], told: string][] = [
      [[], 'Name a command.'],
      [['codez'], 'There is no such command.'],
      [['codes', '--count', '0'], '--count takes a whole number'],
      [['codes', '--role', 'boss'], '--role takes member, moderator or caseworker'],
      [['codes', '--amount', '3'], 'There is no such option, or it needs a value.'],
      [['codes', '12'], 'This command takes fewer words.'],
      [['revoke', 'V000-0000-0000', '--member', 'X'], 'revoke takes either'],
    ]
    const answers = await Promise.all(mistakes.map(([args]) => operator(...args)))
    for (const [index, { status, out, err }] of answers.entries()) {
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).toContain(mistakes[index]?.[1])
      expect(err).toContain('bin/varsku operator COMMAND')
      expect(err).not.toContain('    at ')
    }
  })

  it('help is no mistake, and needs no data', async () => {
    for (const words of [['help'], ['--help'], ['codes', '-h']]) {
      const { status, out, err } = await operator(...words)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out).toContain('bin/varsku operator COMMAND')
    }
  })

  it('whoever reads only the beginning is told nothing of it', async () => {
    const running = place.start('operator', { args: ['codes', '--count', '1000'] })
    running.readsNoMore()
    expect(await running.ends()).toEqual({ status: 1, out: '', err: '' })
    expect(await place.postgres()).toBeUndefined()
  })

  it('what is interrupted leaves nothing running', async () => {
    const running = place.start('operator', { args: ['codes', '--count', '1000'] })
    await running.shows(/V\w{3}-/)
    running.signal('SIGINT')
    const { status, out } = await running.ends()
    expect(status).toBe(1)
    expect(lines(out).length).toBeLessThan(1000)
    expect(await place.postgres()).toBeUndefined()
  })

  it('a PostgreSQL that was left behind is stopped', async () => {
    expect(await operator('stop')).toMatchObject({ out: 'PostgreSQL was not running.\n' })
    const service = place.start('main')
    service.says('menu')
    await service.shows('What do you want to do?')
    service.signal('SIGKILL')
    await service.ends()
    expect(await place.postgres()).toBeDefined()
    expect(await operator('stop')).toMatchObject({ status: 0, out: 'PostgreSQL is stopped.\n' })
    expect(await place.postgres()).toBeUndefined()
  })
})

// One story: who joins, tells and is shut out in one test is still so in the next.
describe('beside chats that go on', () => {
  let anna: Running
  let bea: Running
  let mia: Running

  beforeAll(() => {
    anna = opened('anna')
    bea = opened('bea')
    mia = opened('mia')
  })

  afterAll(() => place.kill())

  it('a code lets in once, to what it is for', async () => {
    const [code = ''] = await codes()
    anna.says(code)
    await anna.shows('You are in')
    bea.says(code)
    await bea.shows('I do not know that code')
    const [other = ''] = await codes('--role', 'moderator')
    mia.says(other)
    await mia.shows('You can now read reports')
  })

  it('a code that is revoked lets nobody in', async () => {
    const [code = ''] = await codes()
    expect(await operator('revoke', code.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      status: 0,
      out: 'The code is revoked.\n',
    })
    bea.says(code)
    await bea.shows('I do not know that code')
    const again = await operator('revoke', code)
    expect(again).toMatchObject({ status: 1, out: '' })
    expect(again.err).toContain('There is no such unused code')
  })

  it('a member who is revoked is a guest, and what she told is marked', async () => {
    await reports(anna)
    const mark = await markOf(anna)
    expect(await operator('revoke', '--member', mark.toLowerCase())).toMatchObject({
      status: 0,
      out: 'Memberships ended: 1. Reports marked for the moderators: 1.\n',
    })
    anna.says(NUMBER)
    await anna.shows('let in with a code')
    mia.says('/review')
    await mia.shows('has since been shut out')
    expect((await operator('revoke', '--member', mark)).err).toContain(
      'There is no member with that id.',
    )
  })

  it('a group is revoked with whom it let in, and whom it was to let in', async () => {
    const [code = ''] = await codes()
    bea.says(code)
    await bea.shows('You are in')
    bea.says('/invite')
    const [invitation = ''] = await bea.shows(/V\w{3}-\w{4}-\w{4}/)
    bea.says('/invite')
    const [unused = ''] = await bea.shows(/V\w{3}-\w{4}-\w{4}/)
    anna.says(invitation)
    await anna.shows('You are in')
    const { out } = await operator('revoke', '--member', await markOf(anna), '--group')
    expect(out).toContain('Memberships ended: 2.')
    for (const peer of [anna, bea]) {
      peer.says(NUMBER)
      await peer.shows('let in with a code')
    }
    bea.says(unused)
    await bea.shows('I do not know that code')
  })

  it('figures are told in words, and as JSON with reports rounded to 5', async () => {
    await reports(bea)
    await reports(bea)
    const [json, words] = await Promise.all([operator('stats', '--json'), operator('stats')])
    expect(json.status).toBe(0)
    expect(JSON.parse(json.out)).toEqual({
      // The moderator, and whoever wrote to the service in the shell.
      members: 2,
      moderators: 1,
      waiting: 3,
      wrongReceipts: 0,
      unfound: 0,
      reports: [{ state: 'received', level: 2, count: 5 }],
      entries: [],
      quarters: [],
    })
    expect(words.out).toContain('Members: 2, of them moderators: 1\n')
    expect(words.out).toContain('Reports, received, level 2: about 5\n')
  })

  it('the key of the list is renewed, and what is listed is found as before', async () => {
    mia.says('/review')
    for (let read = 0; read < 3; read += 1) {
      await mia.picks('Warn: 2 risk')
      await mia.shows('Approved: ')
      if (read < 2) await mia.picks('Next report')
    }
    await mia.shows('No report is waiting for you.')
    await makeFinalIn(place)
    mia.says(NUMBER)
    await mia.shows('Risk, reported.')
    const before = readFileSync(place.keyFile, 'utf8')
    const { status, out } = await operator('rotate-key')
    expect(status).toBe(0)
    expect(out).toContain('Make a new copy of KEY_FILE')
    expect(readFileSync(place.keyFile, 'utf8')).not.toBe(before)
    mia.says(NUMBER)
    await mia.shows('Risk, reported.')
  })

  it('every command works beside the service, and says no number and no address', async () => {
    const service = place.start('main')
    service.says('menu')
    await service.shows('What do you want to do?')
    const commands = [['codes'], ['stats'], ['stats', '--json'], ['purge'], ['rotate-key']]
    for (const { status, out, err } of await Promise.all(
      commands.map((args) => operator(...args)),
    )) {
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out).not.toMatch(NUMBERS_OR_ADDRESSES)
    }
    expect(await operator('stop')).toMatchObject({
      status: 1,
      err: 'PostgreSQL is in use. End the bot and every chat first.\n',
    })
    service.says('menu')
    await service.shows('What do you want to do?')
    await left(service)
    for (const peer of [anna, bea, mia]) await left(peer)
    expect(await place.postgres()).toBeUndefined()
  })
})
