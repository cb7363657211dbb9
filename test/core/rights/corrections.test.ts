import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFacts } from '../../../src/content/facts-file.ts'
import { contentStatus } from '../../../src/content/status.ts'
import { readCorrections } from '../../../src/core/rights/corrections.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'

const norway = countryOf('NO')
const { pack, code } = norway
if (!pack) throw new Error('Norway has no pack')

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varsku-facts-'))
  file = join(folder, 'facts.txt')
})
afterAll(() => rmSync(folder, { recursive: true }))

let clock = 1_800_000_000
/** Saves the file as an editor does, a second later each time. */
const save = (content: string) => {
  writeFileSync(file, content)
  clock += 1
  utimesSync(file, clock, clock)
}

it('takes one correction from each line', () => {
  const read = readCorrections(
    `
    # called on 1 December
    service pion phone 22 33 11 60   # as they say themselves
    service pion hours Monday to Friday, 10 to 15
    service slettmeg closed
    service nadheim confirmed
    fact housing.lock confirmed
    topic housing reviewed 2027-01-31
    language es read
    `,
    { code, pack },
  )
  expect(read.faults).toEqual([])
  const { services, confirmed, reviewed, read: languages } = read.corrections
  expect(services.get('pion')).toEqual({
    phone: '+4722331160',
    hours: 'Monday to Friday, 10 to 15',
    confirmed: true,
  })
  expect(services.get('slettmeg')).toEqual({ closed: true })
  expect([...confirmed]).toEqual(['housing.lock'])
  expect([...reviewed]).toEqual([['housing', '2027-01-31']])
  expect([...languages]).toEqual(['es'])
})

it('names every line that is wrong, none of its words, and drops no other line', () => {
  const read = readCorrections(
    `service nowhere closed
service pion phone 12
service pion painted
fact housing.nothing confirmed
fact housing.lock perhaps
topic housing reviewed soon
language es written
pion closed
service pion confirmed`,
    { code, pack },
  )
  expect(read.faults.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  for (const { why } of read.faults) expect(why).not.toMatch(/nowhere|painted|perhaps|soon|12/)
  expect([...read.corrections.services]).toEqual([['pion', { confirmed: true }]])
})

it('reads the file again when it has changed, but for the lines that are wrong', () => {
  const told: string[] = []
  save('service slettmeg closed')
  const corrections = openFacts({ file, country: norway, onFault: (fault) => told.push(fault) })
  expect(corrections().services.get('slettmeg')).toEqual({ closed: true })

  save('service slettmeg closed\nservice pion closed')
  expect(corrections().services.get('pion')).toEqual({ closed: true })

  save('service slettmeg closed\nservice pion clsed')
  expect(corrections().services.get('slettmeg')).toEqual({ closed: true })
  expect(corrections().services.get('pion')).toBeUndefined()
  expect(told).toEqual(['FACTS_FILE line 2: a service takes phone, hours, closed or confirmed'])

  save('')
  expect(corrections().services.size).toBe(0)

  rmSync(file)
  expect(corrections().services.size).toBe(0)
  corrections()
  expect(told.slice(1)).toEqual([
    'FACTS_FILE cannot be read (ENOENT): make it readable, or remove the setting',
  ])
})

it('tells the operator what is due, not confirmed, and not there', () => {
  save('fact housing.lock confirmed\ntopic housing reviewed 2027-10-01')
  const status = (now: string, factsFile: string | undefined = file) =>
    contentStatus({ country: norway, factsFile, now: new Date(now) })
  const early = status('2026-12-01').lines
  expect(early).toContain('Due for review: 0; the next on 2027-11-21')
  expect(early).toContain('  fact hotels.written confirmed   # no source was found')
  expect(early).not.toContain('  fact housing.lock confirmed')
  expect(early).toContain('  service pion phone …')
  const late = status('2027-11-21').lines
  expect(late).toContain('Due for review: 34')
  expect(late).not.toContain('  topic housing reviewed YYYY-MM-DD')
  expect(status('2026-12-01', join(folder, 'none')).faults).toEqual([
    'FACTS_FILE does not exist: correct the path, or remove the setting',
  ])
  expect(
    contentStatus({ country: countryOf('SE'), factsFile: undefined, now: new Date() }).lines,
  ).toEqual(['There is no pack for SE yet.'])
})
