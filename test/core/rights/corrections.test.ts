import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFacts, wordsOf } from '../../../src/content/facts-file.ts'
import { contentStatus } from '../../../src/content/status.ts'
import { readCorrections } from '../../../src/core/rights/corrections.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import { codeOfWords, statementsOf } from '../../../src/core/rights/statements.ts'

const norway = countryOf('NO')
const { pack, code } = norway
if (!pack) throw new Error('Norway has no pack')
const words = wordsOf(pack)
/** The line by which somebody confirms a statement as it is today. */
const fact = (id: string, how: string): string => {
  const key = statementsOf(pack).find((one) => one.id === id)?.text.key ?? ''
  return `fact ${id} ${how} ${codeOfWords(words.get(key) ?? '')}`
}

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
    service pion languages nb, en th
    service pion tells no
    service nadheim confirmed
    service nadheim hours mon-fri 10:00-15:00
    service dixi hours always
    ${fact('hotels.written', 'confirmed')}
    ${fact('housing.lock', 'lawyer')}
    ${fact('care.now', 'doctor')}
    ${fact('alert.police', 'lawyer')}
    ${fact('buddy.law', 'lawyer')}
    ${fact('bot.care.now', 'doctor')}
    topic housing reviewed 2027-01-31
    language es read
    `,
    { code, pack, words },
  )
  expect(read.faults).toEqual([])
  const { services, confirmed, experts, reviewed, read: languages } = read.corrections
  expect(services.get('pion')).toEqual({
    phone: '+4722331160',
    hours: 'Monday to Friday, 10 to 15',
    languages: ['nb', 'en', 'th'],
    tells: false,
    confirmed: true,
  })
  expect(services.get('nadheim')).toEqual({
    confirmed: true,
    hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  })
  expect(services.get('dixi')).toEqual({ hours: 'always' })
  expect(services.get('slettmeg')).toEqual({ closed: true })
  const byExperts = ['housing.lock', 'care.now', 'alert.police', 'buddy.law', 'bot.care.now']
  expect([...experts]).toEqual(byExperts)
  expect([...confirmed]).toEqual(['hotels.written', ...byExperts])
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
fact care.pep lawyer
fact hotels.written lawyer
service pion languages klingonish
service pion tells perhaps
service pion confirmed`,
    { code, pack, words },
  )
  expect(read.faults.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  for (const { why } of read.faults)
    expect(why).not.toMatch(/nowhere|painted|perhaps|soon|klingonish|12/)
  expect([...read.corrections.services]).toEqual([['pion', { confirmed: true }]])
})

it('no longer counts what was confirmed once its words have changed', () => {
  const line = fact('housing.lock', 'lawyer')
  const key = statementsOf(pack).find(({ id }) => id === 'housing.lock')?.text.key ?? ''
  const changed = new Map(words).set(key, `${words.get(key)} `)
  const read = readCorrections(`${line}\n${fact('care.now', 'doctor')}`, {
    code,
    pack,
    words: changed,
  })
  expect([...read.corrections.experts]).toEqual(['care.now'])
  expect(read.faults).toEqual([
    {
      line: 1,
      why: 'its words are no longer those that were confirmed: content status shows the new ones',
    },
  ])
  expect(readCorrections('fact housing.lock lawyer', { code, pack, words }).faults).toEqual([
    {
      line: 1,
      why: 'a fact takes the code of the words that were confirmed: content status shows it',
    },
  ])
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
  expect(told).toEqual([
    'FACTS_FILE line 2: a service takes phone, hours, languages, tells, closed or confirmed',
  ])

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
  save(`${fact('housing.lock', 'confirmed')}\ntopic housing reviewed 2027-10-01`)
  const status = (now: string, factsFile: string | undefined = file) =>
    contentStatus({ country: norway, factsFile, now: new Date(now) })
  const early = status('2026-12-01').lines
  expect(early).toContain('Due for review: 0; the next on 2027-11-21')
  expect(early).toContainEqual(
    expect.stringMatching(
      /^ {2}fact hotels\.written confirmed [0-9a-f]{8} {3}# no source was found: /,
    ),
  )
  // What a lawyer has to confirm is not done with somebody's word.
  expect(early).toContainEqual(
    expect.stringMatching(/^ {2}fact housing\.lock lawyer [0-9a-f]{8} {3}# /),
  )
  expect(early).not.toContainEqual(expect.stringContaining('fact housing.lock confirmed'))
  const late = status('2027-11-21').lines
  expect(late).toContain('Due for review: 2')
  expect(late).not.toContain('  topic housing reviewed YYYY-MM-DD')
  expect(status('2026-12-01', join(folder, 'none')).faults).toEqual([
    'FACTS_FILE does not exist: correct the path, or remove the setting',
  ])
  expect(
    contentStatus({ country: countryOf('SE'), factsFile: undefined, now: new Date() }).lines,
  ).toEqual(['There is no pack for SE yet.'])
})

it('leads the operator through what to ask: the grave first, then services by what is not known of them', () => {
  const linesWith = (content: string): string[] => {
    save(content)
    return contentStatus({ country: norway, factsFile: file, now: new Date('2026-12-01') }).lines
  }
  const lines = linesWith('')
  const at = (line: string): number => {
    const place = lines.findIndex((one) => one.startsWith(line))
    expect(place, line).toBeGreaterThan(0)
    return place
  }
  expect(at('Grave, and no lawyer has confirmed it')).toBeLessThan(at('Grave, and no doctor'))
  // What has no sure source stands before what has one.
  expect(at('  fact police-stop.job lawyer')).toBeLessThan(at('  fact police-stop.now lawyer'))
  expect(at('Grave, and no doctor')).toBeLessThan(at('Not confirmed: '))
  expect(at('Not confirmed: ')).toBeLessThan(at('Services to ask: '))
  // Pro Sentret is named by most topics: what it has to be asked comes first.
  expect(lines[at('Services to ask: ') + 2]).toMatch(/^ {2}service prosentret confirmed/)
  const everything = 'To ask: the number, the hours, the languages, whether it tells the police'
  const caritas = at('  service caritas confirmed')
  expect(caritas).toBeGreaterThan(at(everything))
  expect(lines.slice(caritas).slice(0, 4)).toEqual([
    '  service caritas confirmed   # if +4723334360 is right; else: service caritas phone …',
    '  service caritas hours …   # mon-fri 10:00-15:00, or always, or in words',
    '  service caritas languages …   # codes: nb,en,es,ro,th,pt,bg,ru,uk',
    '  service caritas tells …   # yes or no',
  ])
  // A line that nobody has filled in is refused; what is filled in is not asked for again.
  const asked = lines.filter((line) => line.startsWith('  service'))
  const empty = asked.filter((line) => / …/.test(line) && !/confirmed/.test(line))
  const read = readCorrections(empty.join('\n'), { code, pack, words })
  expect(read.faults).toHaveLength(empty.length)
  const copied = lines
    .filter((line) => line.startsWith('  ') && !line.includes('YYYY'))
    .map((line) =>
      line
        .replace(/hours ….*/, 'hours mon-fri 10:00-15:00')
        .replace(/languages ….*/, 'languages nb,en')
        .replace(/tells ….*/, 'tells no')
        .replace(/^(\s+service \S+) phone …$/, '$1 phone 22 33 11 60'),
    )
  const after = linesWith(copied.join('\n'))
  expect(after).toContain('Grave, and no lawyer has confirmed it: 0')
  expect(after).toContain('Grave, and no doctor has confirmed it: 0')
  expect(after).toContain('Not confirmed: 0')
  expect(after).toContain('Services to ask: 0. Close those that are gone: service NAME closed')
})
