/** A list that an organisation has kept comes onto ours: once, whatever happens meanwhile. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rotateSubjectKey } from '../../src/core/actions/rotate-key.ts'
import type { Barring } from '../../src/core/blacklist/tombstones.ts'
import type { Database } from '../../src/database/database.ts'
import { importList } from '../../src/operator/import.ts'
import { createProgress } from '../../src/operator/progress.ts'
import { createTestBot, TEST_COST, type TestBot } from '../support/bot.ts'
import { keepRunning } from '../support/opened.ts'
import { createPlace, type Ended, type Place } from '../support/process.ts'
import { allRows } from '../support/rows.ts'
import { answerTo, countsNow } from '../support/telling.ts'

let place: Place
let running: Database
beforeAll(async () => {
  place = createPlace()
  running = await keepRunning(place)
})
afterAll(async () => {
  await running.close()
  await place.end()
})

const HEAD = 'phone,harms,month'
/** Kept for fiction: 555-0100 to 555-0199 of every area. */
const phoneOf = (index: number) => `+1${201 + Math.floor(index / 100)}5550${100 + (index % 100)}`
const lineOf = (index: number) => `${phoneOf(index)},hit,2026-0${1 + (index % 9)}`
/** What every import says last. */
const LEFT_OUT = 'What was taken off the list in the last twelve months was left out.\n'
/** Nothing was taken off the list. */
const nothing: Barring = () => false
const ANY_NUMBER = /\+1 ?\d{3}|\d{3} ?555 ?0?1\d\d/

const written = (name: string, ...lines: string[]): string => {
  const path = join(place.folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const many = (count: number) => Array.from({ length: count }, (_, index) => lineOf(index))

describe('in process', () => {
  let bot: TestBot
  beforeAll(async () => {
    bot = await createTestBot({ checks: { day: 1000, month: 10_000, everybody: 10_000 } })
    await bot.letIn('anna')
  })
  afterEach(async () => {
    for (const table of ['entry', 'subject', 'import'] as const) {
      await bot.database.sql`DELETE FROM ${bot.database.sql(table)}`
    }
  })
  afterAll(() => bot.close())

  const imports = (
    file: string,
    { organisation = 'Some house', onProgress = (_: number): void => {}, isBarred = nothing } = {},
  ): Promise<number> =>
    importList({
      ...{ database: bot.database, keys: bot.keys, file, organisation, country: 'NO' },
      ...{ cost: TEST_COST, concurrency: 2, now: bot.now, onProgress, isBarred },
    })

  const counts = async () => [
    await bot.database.prisma.subject.count(),
    await bot.database.prisma.entry.count(),
  ]

  it('warns of what was on the list, with one voice for the whole organisation', async () => {
    const file = written(
      'one.csv',
      HEAD,
      `${phoneOf(0)},hit,2026-10`,
      `${phoneOf(0)},hit threats,2026-10`,
      `${phoneOf(0)},threats,2026-07`,
    )
    expect(await imports(file)).toBe(3)
    await countsNow(bot)
    const answer = await answerTo(bot, 'anna', phoneOf(0))
    expect(answer).toContain('🔴 Danger, ')
    expect(answer).toContain('reported by one colleague.')
    expect(answer).not.toContain('•')
    await imports(file, { organisation: 'Another house' })
    await countsNow(bot)
    const two = await answerTo(bot, 'anna', phoneOf(0))
    expect(two).toContain('reported by two colleagues')
    expect(two).toContain('• 💥 Hit')
  })

  it('reads what spreadsheets of other countries write', async () => {
    const lines = ['\uFEFFMonth;Note;Phone;HARMS', `2026-10;"a ""b""; c";${phoneOf(1)};hit threats`]
    expect(await imports(written('semicolons.csv', ...lines))).toBe(1)
    expect(await imports(written('crlf.csv', `${HEAD}\r`, `${phoneOf(2)},hit,2026-10\r`))).toBe(1)
    expect(
      await imports(written('tabs.csv', 'phone\tharms\tmonth', `${phoneOf(3)}\thit\t2026-10`)),
    ).toBe(1)
  })

  it('changes nothing when done again, nor when one line was added', async () => {
    const file = written('again.csv', HEAD, ...many(120))
    expect(await imports(file)).toBe(120)
    expect(await imports(file)).toBe(0)
    await bot.database.sql`DELETE FROM import`
    expect(await imports(file)).toBe(0)
    expect(await imports(written('more.csv', HEAD, ...many(121)))).toBe(1)
    expect(await counts()).toEqual([121, 121])
  })

  it('goes on where it was interrupted, whichever batch that was', async () => {
    const file = written('long.csv', HEAD, ...many(225))
    const begun: number[] = []
    for (let tries = 0; tries < 10; tries++) {
      let batches = 0
      const seen: number[] = []
      const done = await imports(file, {
        onProgress: (line) => {
          seen.push(line)
          if (batches++ === 1) throw new Error('killed')
        },
      }).catch(() => undefined)
      begun.push(seen[0] ?? -1)
      if (done !== undefined) break
    }
    expect(begun).toEqual([0, 51, 101, 151, 201, 226])
    expect(await counts()).toEqual([225, 225])
  })

  it('finds the numbers that are listed, under whichever key they lie', async () => {
    await imports(written('first.csv', HEAD, ...many(10)))
    await rotateSubjectKey({ file: bot.keyFile, database: bot.database, keys: bot.keys })
    expect(await imports(written('second.csv', HEAD, ...many(12)))).toBe(2)
    expect(await counts()).toEqual([12, 12])
  })

  it('lets two imports of the same numbers run at once', async () => {
    const [one, other] = [
      written('a.csv', HEAD, ...many(150)),
      written('b.csv', HEAD, ...many(150).reverse()),
    ]
    await Promise.all([imports(one, { organisation: 'a' }), imports(other, { organisation: 'b' })])
    expect(await counts()).toEqual([150, 300])
  })

  it('leaves nothing of a file in the database that says which entries came of it', async () => {
    await imports(written('short.csv', HEAD, ...many(3)))
    const [row, ...others] = await bot.database.prisma.import.findMany()
    expect(row).toMatchObject({ lines: 4, month: new Date('2026-11-01') })
    expect(others).toEqual([])
    const entries = await bot.database.prisma.entry.findMany()
    expect(
      new Set(entries.map((entry) => Buffer.from(entry.withdrawal).toString('hex'))).size,
    ).toBe(3)
    expect(new Set(entries.map((entry) => Buffer.from(entry.voice).toString('hex'))).size).toBe(3)
    bot.later({ days: 400 })
    await bot.bot.expire()
    expect(await bot.database.prisma.import.count()).toBe(0)
    bot.later({ days: -400 })
  })
})

describe('as a command', () => {
  const imports = (...args: string[]): Promise<Ended> =>
    place.run('operator', { args: ['import', ...args] })
  const entries = () => running.prisma.entry.count()
  /** However long it takes here: what is waited for are real fingerprints. */
  const untilWritten = async (count: number): Promise<void> => {
    while ((await entries()) < count) await pause(50)
  }

  it('tells by line what it cannot take, without repeating it, and then takes nothing', async () => {
    const file = written(
      'wrong.csv',
      HEAD,
      lineOf(0),
      '112,hit,2026-01',
      `${phoneOf(1)},dragons,2026-01`,
      '',
      `${phoneOf(2)},hit,January`,
    )
    for (const mode of ['--dry-run', '--yes']) {
      expect(await imports(file, '--organisation', 'house', mode)).toEqual({
        status: 1,
        out: 'Lines that can be imported: 1. Lines that cannot: 3.\n',
        err: [
          'line 3: phone: a service, which cannot be listed',
          'line 4: harms: not all of them are known, or list a number',
          'line 6: month: write it as 2026-03',
          'Nothing was imported. Correct these lines, or remove them from the file.',
          '',
        ].join('\n'),
      })
    }
  })

  it('takes nothing from a cell that it would have to guess at', async () => {
    const cells = ['2015550151.0', '2.015550151E9', 'Ola 2015550151', '201555015five']
    const lines = cells.map((cell) => `${cell},hit,2026-01`)
    const { status, out, err } = await imports(
      written('doubtful.csv', HEAD, ...lines),
      '--organisation',
      'house',
      '--yes',
    )
    expect({ status, out }).toEqual({
      status: 1,
      out: 'Lines that can be imported: 0. Lines that cannot: 4.\n',
    })
    expect(err.match(/^line \d: phone: (?:a spreadsheet|not understood)/gm)).toEqual([
      'line 2: phone: a spreadsheet',
      'line 3: phone: a spreadsheet',
      'line 4: phone: not understood',
      'line 5: phone: not understood',
    ])
    expect(err).not.toContain('5550')
  })

  it('explains what is no such file', async () => {
    const files: [path: string, told: string][] = [
      [written('nothing.csv', ''), 'Lines that can be imported: 0'],
      [
        written('columns.csv', 'number,what', '1,2'),
        'the first line lacks the columns phone, harms, month',
      ],
      [
        written('quotes.csv', HEAD, `"${phoneOf(0)},hit,2026-01`),
        'this is not CSV (CSV_QUOTE_NOT_CLOSED)',
      ],
      [join(place.folder, 'absent.csv'), 'The file cannot be read (ENOENT).'],
    ]
    for (const [path, told] of files) {
      const { out, err } = await imports(path, '--organisation', 'house', '--dry-run')
      expect(out + err).toContain(told)
      expect(out + err).not.toMatch(ANY_NUMBER)
    }
  })

  it('asks who answers for it', async () => {
    const file = written('good.csv', HEAD, ...many(2))
    const { status, err } = await imports(file, '--organisation', 'house')
    expect(status).toBe(1)
    expect(err).toContain('Confirm this with --yes.')
    expect((await imports(file)).err).toContain('import takes --organisation NAME')
    expect(await imports(file, '--organisation', 'house', '--dry-run')).toEqual({
      status: 0,
      out: 'Lines that can be imported: 2. Lines that cannot: 0.\n',
      err: '',
    })
  })

  it('goes on after it was killed, and nothing is there twice', async () => {
    const file = written('killed.csv', HEAD, ...many(80))
    const args = [file, '--organisation', 'house', '--yes']
    const first = place.start('operator', { args: ['import', ...args] })
    await untilWritten(50)
    first.signal('SIGKILL')
    await first.ends()
    const before = await entries()
    expect(before).toBeGreaterThanOrEqual(50)
    expect(before).toBeLessThan(80)
    const next = place.start('operator', { args: ['import', ...args] })
    await untilWritten(80)
    const second = await next.ends()
    expect(second).toMatchObject({
      status: 0,
      out: `Lines that can be imported: 80. Lines that cannot: 0.\nThe file is imported. New entries on the list: ${80 - before}.\n${LEFT_OUT}`,
    })
    expect(second.out + second.err).not.toMatch(ANY_NUMBER)
    expect(await entries()).toBe(80)
    const third = await imports(...args)
    expect(third.out).toContain('New entries on the list: 0.')
    for (const { table, bytes } of await allRows(running)) {
      expect(`${table} ${ANY_NUMBER.test(bytes.toString('latin1'))}`).toBe(`${table} false`)
    }
    const noted = await running.prisma.audit.count({
      where: { actor: 'operator', action: 'import' },
    })
    expect(noted).toBe(3)
  }, 180_000)
})

describe('how far it is', () => {
  const shown = (isTTY: boolean) => {
    let text = ''
    let clock = 0
    const write = (part: string) => {
      text += part
    }
    const progress = createProgress(1000, { isTTY, write }, () => clock)
    for (const done of [0, 30, 60, 250, 1000]) {
      progress(done)
      clock += 2000
    }
    return text
  }

  it('is a bar on a terminal', () => {
    const [, ...bars] = shown(true).split('\r')
    expect(bars[3]).toBe('████████░░░░░░░░░░░░░░░░░░░░░░ 250 of 1000 lines, 18 s left\x1b[K')
    expect(bars[4]).toBe('██████████████████████████████ 1000 of 1000 lines, 0 s left\x1b[K\n')
    for (const bar of bars) expect(bar.replace('\x1b[K', '').length).toBeLessThan(80)
  })

  it('is a line now and then elsewhere', () => {
    expect(shown(false)).toBe('250 of 1000 lines\n1000 of 1000 lines\n')
  })
})
