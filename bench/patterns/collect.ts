/** Which regular expressions look at what peers write: noted while messages are understood, so that none is forgotten. */
import { readdirSync, readFileSync } from 'node:fs'
import { createWords } from '../../src/bots/words.ts'
import { sayingTheSame } from '../../src/core/blacklist/like-words.ts'
import { personalIn } from '../../src/core/blacklist/personal.ts'
import { readReceipt } from '../../src/core/blacklist/receipt.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { createMeaning } from '../../src/core/listening/meaning.ts'
import { readCode } from '../../src/core/members/code.ts'
import { findCities } from '../../src/core/rights/cities.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import type { Body, Limits } from '../../src/core/terms/message.ts'
import { CONTEXTS, createPlaces } from '../listening/places.ts'

const TESTS = new URL('../../test/core/', import.meta.url)
const LIMITS: Limits = { text: 4096, options: 9, buttons: false }

/** Messages of every kind: what the tests know, and what belongs to no language. */
const messages = (): string[] => {
  const corpus = new URL('listening/corpus/', TESTS)
  const said = readdirSync(corpus)
    .filter((name) => name !== 'kept.json')
    .flatMap((name): { text: string }[] => JSON.parse(readFileSync(new URL(name, corpus), 'utf8')))
  const written = readFileSync(new URL('identifiers/phone/phone.golden.tsv', TESTS), 'utf8')
  return [
    ...said.map(({ text }) => text),
    ...written.split('\n').map((line) => line.split('\t')[0] ?? ''),
  ]
}

/** What every reader is shown. */
const EVERYTHING = [
  'BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=CELL;waid=12015550130:+1 201 555 0130\nEND:VCARD',
  'anna.b@mail.example, Storgata 12, 12.03.2026, www.example.no, @name, my name is A',
  '1. +47 912 34 567 ext 12, 22:00-23:30, 500 kr, 12/3, age 30, 1.2E+10',
  'tel:+12015550130 https://wa.me/12015550130 12015550130@s.whatsapp.net',
  '1234 5678 9012 3452',
  '/start V123-4567-89AB',
]

/** Everything that reads a message, with each question that can be open. */
export const readers = (): ((text: string) => unknown)[] => {
  const words = createWords({ defaultLanguage: 'nb' })
  const country = countryOf('NO')
  const meaning = createMeaning({ words, country })
  const places = createPlaces(country, words)
  const peer = places.peerOf('idle-member', 'nb')
  const at = new Date(peer.now)
  const body = (text: string): Body => ({ kind: 'text', text: text.trim() })
  const inContext = (context: string) => {
    const session = places.sessionOf(context, peer)
    const question = session.at && places.engine.question(session.at)
    const met = { session, question, language: 'nb', limits: LIMITS }
    return (text: string) => meaning.of({ body: body(text), at }, met)
  }
  return [
    ...CONTEXTS.map(inContext),
    (text) => meaning.languageOf(body(text)),
    (text) => places.engine.hear(text, [], peer),
    (text) => personalIn(text, country.code),
    (text) => readPhones(text, country.code),
    (text) => sayingTheSame(text, [{ words: text }]),
    (text) => findCities(country, text),
    readReceipt,
    readCode,
  ]
}

/** Every regular expression of ours that is tried on a message while it is read by these. */
export const patternsOf = (read: readonly ((text: string) => unknown)[]): RegExp[] => {
  const found = new Map<string, RegExp>()
  const foreign = new Set<string>()
  const seen = new WeakSet<RegExp>()
  const texts = messages()
  const { exec } = RegExp.prototype
  const note = (pattern: RegExp): void => {
    seen.add(pattern)
    const name = nameOf(pattern)
    if (found.has(name) || foreign.has(name)) return
    // The libraries' own look at pieces that ours have cut.
    if (isForeign(new Error().stack ?? '')) foreign.add(name)
    else found.set(name, new RegExp(pattern.source, pattern.flags))
  }
  RegExp.prototype.exec = function (text) {
    if (!seen.has(this)) note(this)
    return exec.call(this, text)
  }
  try {
    // By turns: each reader meets messages of every kind, and all for each would take minutes.
    for (let index = 0; index < texts.length; index += 3)
      read[(index / 3) % read.length]?.(texts[index] ?? '')
    for (const text of EVERYTHING) for (const one of read) one(text)
  } finally {
    RegExp.prototype.exec = exec
  }
  return [...found.values()]
}

/** A pattern and its flags. Millions are named, and this is ten times as fast as String(pattern). */
const nameOf = (pattern: RegExp): string => {
  const { global, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky } = pattern
  const flags = [global, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky]
  let name = pattern.source
  for (const flag of flags) name += flag ? '1' : '0'
  return name
}

/** Whether the first file above this one is a library's. */
const isForeign = (stack: string): boolean => {
  const caller = stack
    .split('\n')
    .find((line) => line.includes('/') && !line.includes('/patterns/'))
  return caller?.includes('node_modules') ?? false
}
