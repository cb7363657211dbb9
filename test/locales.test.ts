import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localeFaults } from '../check/locales.ts'
import { readSource } from '../check/sources.ts'
import { saidFaults, usedTexts } from '../check/texts.ts'
import { localesFolder } from '../src/bots/locales.ts'

const en = {
  ask: 'Which number do you want to check?',
  voices: '{count, plural, one {one voice} other {# voices}} on {harm}',
  until: 'Until {end, date, long}',
  who: '{who, select, police {the police} other {a stranger}}',
  label: 'Check a number',
  care: 'Help is free, and you need no papers (legevakt)',
}
const uk = {
  ask: 'Який номер перевірити?',
  voices: '{count, plural, one {# голос} few {# голоси} many {# голосів} other {# голосу}}: {harm}',
  until: 'До {end, date, long}',
  who: '{who, select, police {поліція} other {незнайомець}}',
  label: 'Перевірити номер',
  care: 'Допомога безкоштовна, без поліції (legevakt)',
}
const words = { en: { stop: ['stop'], no: ['no'] }, uk: { stop: ['стоп'], no: ['ні'] } }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locales-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(language: string, file: string, content: unknown) {
  mkdirSync(join(folder, language), { recursive: true })
  writeFileSync(join(folder, language, file), JSON.stringify(content))
}

/** What the check finds when the Ukrainian texts are changed in one place. */
function faults(changed: Record<string, unknown>, typed: Record<string, string[]> = words.uk) {
  write('en', 'bot.json', en)
  write('en', 'words.json', words.en)
  write('uk', 'bot.json', { ...uk, ...changed })
  write('uk', 'words.json', typed)
  return localeFaults({ folder, labels: (key) => key === 'label' })
}

describe('The check of the languages', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(faults({})).toEqual([])
  })

  it.each([
    ['a text that is missing', { ask: undefined }, 'ask is missing'],
    ['a text too many', { bye: 'Бувай' }, 'bye is in no other language'],
    ['an empty text', { ask: ' ' }, 'ask is empty'],
    ['a space at the end', { ask: 'Який номер? ' }, 'ask begins or ends with a space'],
    [
      'two spaces',
      { ask: 'Який  номер?' },
      'ask has two spaces, a tab, or a space beside a line break',
    ],
    ['a text left in English', { ask: en.ask }, 'ask is not translated'],
    [
      'a placeholder that is lost',
      { until: 'До кінця' },
      'until has no placeholder, not {end: date}',
    ],
    [
      'a placeholder with another name',
      { until: 'До {кінець, date, long}' },
      'until has {кінець: date}, not {end: date}',
    ],
    [
      'a placeholder of another kind',
      { until: 'До {end, time, short}' },
      'until has {end: time}, not {end: date}',
    ],
    [
      'a date without a style',
      { until: 'До {end, date}' },
      'until {end} needs short, medium, long or full, or its time zone is lost',
    ],
    [
      'a choice that is lost',
      { who: '{who, select, other {незнайомець}}' },
      'who has {who: select other}, not {who: select other|police}',
    ],
    [
      'a plural form that the language needs',
      { voices: '{count, plural, one {# голос} few {# голоси} other {# голосу}}: {harm}' },
      'voices {count} lacks the plural form "many"',
    ],
    [
      'a plural form that the language does not have',
      { voices: '{count, plural, one {#} two {#} few {#} many {#} other {#}}: {harm}' },
      'voices {count} has the plural form "two", which the language does not have',
    ],
    [
      'a brace that is never closed',
      { until: 'До {end, date, long' },
      'until cannot be read: EXPECT_ARGUMENT_CLOSING_BRACE',
    ],
    [
      'a label too long for a button',
      { label: 'Перевірити номер телефону в нашому списку' },
      'label is a label of 41 characters; 40 fit',
    ],
    [
      'words that were left in the language they were translated from',
      { care: 'Допомога: you need no papers' },
      'care still says "you need no" (en)',
    ],
    ['a key that is none', { 'a b': 'В' }, 'a b is in no other language'],
  ])('finds %s', (_, changed, fault) => {
    expect(faults(changed)).toContain(`locales/uk: ${fault}`)
  })

  it('measures the longest form of a label, not all of them together', () => {
    const label = (name: string) =>
      `{who, select, a {${name.repeat(30)}} other {${name.repeat(40)}}}`
    write('en', 'bot.json', { label: label('x') })
    write('nb', 'bot.json', { label: label('y') })
    expect(localeFaults({ folder, labels: () => true })).toEqual([])
  })

  it('finds a value name that would change how the text is looked up', () => {
    write('en', 'bot.json', { hello: 'Hello {lng}' })
    expect(localeFaults({ folder })).toContain(
      'locales/en: hello {lng} is a name that i18next keeps to itself',
    )
  })

  it('finds a file that one language lacks', () => {
    write('en', 'rights.json', { law: 'The law' })
    expect(faults({})).toContain(
      'locales/uk has bot.json, words.json, not bot.json, rights.json, words.json',
    )
  })

  it('finds a file that cannot be read', () => {
    expect(faults({})).toEqual([])
    writeFileSync(join(folder, 'uk', 'bot.json'), '{ "ask": ')
    expect(localeFaults({ folder })).toHaveLength(1)
  })

  it('finds a typed word that means two things', () => {
    expect(faults({}, { stop: ['стоп', 'No!'], no: ['ні'] })).toEqual([
      'locales/uk/words.json: "No!" means no and stop',
    ])
  })

  it('finds a list of typed words that is missing, empty or repeats itself', () => {
    expect(faults({}, { stop: [] })).toEqual([
      'locales/uk/words.json: nothing can be typed for "stop"',
      'locales/uk/words.json: nothing can be typed for "no"',
    ])
    expect(faults({}, { stop: ['Стоп', 'стоп!', '🛑'], no: ['ні'] })).toEqual([
      'locales/uk/words.json: "stop" holds a word without letters',
      'locales/uk/words.json: "stop" holds "стоп!" twice',
    ])
  })

  it('lets a text be the same everywhere once it was said to be', () => {
    faults({ ask: en.ask })
    expect(localeFaults({ folder, same: ['ask'] })).toEqual([])
  })

  it('finds one text taken out of the real languages', () => {
    cpSync(localesFolder, folder, { recursive: true })
    write('nb', 'bot.json', {})
    expect(localeFaults({ folder })).toContainEqual(
      expect.stringMatching(/^locales\/nb: .+ is missing$/),
    )
  })
})

describe('The check of what is said', () => {
  const texts = new Map([
    ['hello', 'Hello {name}'],
    ['harm.theft', 'Theft'],
    ['harm.threat', 'Threat'],
  ])
  const imported = `import { say } from '../text.ts';`
  const said = (code: string) => saidFaults(texts, [readSource('src/a.ts', imported + code)])
  const rest = `say(\`harm.\${id}\`)`

  it('finds nothing where every text is said with its values', () => {
    expect(said(`say('hello', { name })\n${rest}`)).toEqual([])
  })

  it('finds a text that nothing says', () => {
    expect(said(rest)).toEqual(['hello is said nowhere in src'])
  })

  it('finds a value that is not given', () => {
    expect(said(`// é\nsay('hello')\n${rest}`)).toEqual(['src/a.ts:2 says hello without {name}'])
  })

  it('finds a value that nothing asks for', () => {
    expect(said(`say('hello', { name, town: 'x' })\n${rest}`)).toEqual([
      'src/a.ts:1 gives {town}, which its text does not ask for',
    ])
  })

  it('finds a key that has no text', () => {
    expect(said(`say(a ? 'bye' : 'hello', { name })\n${rest}`)).toEqual([
      'src/a.ts:1 says bye, which has no text',
    ])
  })

  it('leaves alone what only bears the same name', () => {
    const own = `const say = (line) => line; say('no such text', { town: 'x' })`
    expect(saidFaults(new Map(), [readSource('src/a.ts', own)])).toEqual([])
  })

  it('does not take a key that begins with something unknown for every key', () => {
    expect(said(`${rest}; say(\`\${a}.\${b}\`)`)).toContain('hello is said nowhere in src')
  })

  it('knows which texts stand on buttons', () => {
    const code = `const o = [{ id: 'a', label: say('hello', { name }) }, { id, label: a ? say(\`harm.\${id}\`) : b }]`
    const { isLabel } = usedTexts([readSource('src/a.ts', code)])
    expect(['hello', 'harm.theft', 'other'].map(isLabel)).toEqual([true, true, false])
  })

  it('knows those too that a function puts on a button', () => {
    const code = `
      const offer = (value, label, numeral?: number) => ({ value, label })
      const wayOn = (to) => ({ id: to, label: nameOf(to) })
      function nameOf(to: string) { return say(\`way.\${to}\`) }
      const o = { ask: [say('kind.ask')], options: kinds.map((id) => offer(id, say(\`kind.\${id}\`))) }
      const other = say('other')`
    const { isLabel } = usedTexts([readSource('src/a.ts', code)])
    expect(['kind.car', 'way.home', 'kind.ask', 'other'].map(isLabel)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
