import { readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { createWords } from '../../../src/bots/words.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import { createSearch } from '../../../src/core/rights/search.ts'
import { localesWith } from '../../support/invented/country.ts'

const { pack } = countryOf('NO')
if (!pack) throw new Error('Norway has no pack')

/** English words, with the keywords of some topics in another language. */
const inWords = (words: Record<string, string>) => {
  const rights = JSON.parse(readFileSync('locales/en/rights-no.json', 'utf8'))
  for (const [topic, keywords] of Object.entries(words)) rights.topics[topic].keywords = keywords
  return { 'words.json': {}, 'rights-no.json': rights }
}

const folder = localesWith({
  bg: inWords({ 'police-stop': 'полиция, спряха ме', housing: 'хазяин, изгонване' }),
  es: inWords({ housing: 'desalojo, casero, alquiler', 'police-stop': 'policía, parada' }),
  th: inWords({ stealthing: 'ถุงยาง, ถุงยางอนามัย, thungyang', 'police-stop': 'ตำรวจ, tamruat' }),
})
afterAll(() => rmSync(folder, { recursive: true }))

const search = createSearch(pack, createWords({ localesFolder: folder, defaultLanguage: 'en' }))
const found = (typed: string, language = 'en') =>
  search(typed, language).map(({ kind, id }) => `${kind} ${id}`)

describe('typed words', () => {
  it.each([
    // As they are, in the two languages that everything is written in.
    ['police', 'group police'],
    ['condom', 'topic stealthing'],
    ['the landlord wants me out', 'topic housing'],
    ['can I be deported if I report', 'topic reporting'],
    ['he filmed me', 'topic filming'],
    ['utkastelse', 'topic housing'],
    ['kondomet sprakk', 'topic stealthing'],
    ['jeg ble ranet', 'topic violence-robbery'],
    ['voldtatt', 'topic consent'],
    ['skatt', 'topic tax'],
    ['pro sentret', 'service prosentret'],
    // Misspelt.
    ['polcie', 'group police'],
    ['lanlord', 'topic housing'],
    ['stelthing', 'topic stealthing'],
    ['pregant', 'topic health-pregnancy'],
    ['abotrion', 'topic health-pregnancy'],
    ['advokatt', 'topic victim-lawyer'],
    ['krisesnter', 'topic shelters'],
    ['interpretor', 'topic interpreter'],
    // Without accents, or with those of another keyboard.
    ['gonore', 'topic health-sti'],
    ['besoksforbud', 'topic contact-ban'],
    ['legitimasjón', 'topic police-stop'],
    ['policia', 'topic police-stop'],
    // In Latin letters, and in their own.
    ['politsiya', 'topic police-stop'],
    ['полиция', 'topic police-stop'],
    ['hazyain', 'topic housing'],
    ['desalojo', 'topic housing'],
    ['desaloho', 'topic housing'],
    ['ถุงยาง', 'topic stealthing'],
    ['thungyang', 'topic stealthing'],
    ['tamruat', 'topic police-stop'],
  ])('"%s" leads to %s among the first three', (typed, expected) => {
    expect(found(typed).slice(0, 3)).toContain(expected)
  })

  it('of no meaning lead nowhere', () => {
    for (const typed of ['asdf', 'hello my friend', 'how are you', '…', '👍', '', 'xxxxxxxxxx'])
      expect(found(typed), typed).toEqual([])
  })

  it('that tell a whole story are no question', () => {
    expect(found('police landlord condom '.repeat(5))).toEqual([])
    expect(found('police '.repeat(5_000))).toEqual([])
  })
})
