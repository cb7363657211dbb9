import { expect, it } from 'vitest'
import { understood } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')

it.each([
  'Hilfe!',
  'hilfe hilfe',
  'Hilfe, er schlägt mich',
  'au secours',
  "à l'aide !",
  'aidez-moi svp',
  'AIUTO',
  'pomocy',
  'proszę o pomoc',
  'segítség!!!',
  'padėkit',
  'ndihmë',
  'imdat',
  'hjälp',
  'hjælp mig',
  'apua',
  'النجدة',
  'ሓግዙኒ',
  'i caawi',
  'کمک',
  'tulong po',
  '救命',
])('hears a cry in a language that is not on: %s', (text) => {
  expect(understood('en', text)).toBe('danger:')
})

it('hears each of them, whatever she speaks', () => {
  const missed = words.cries.flatMap((cry) =>
    words.languages
      .filter((language) => !understood(language, cry).startsWith('danger:'))
      .map((language) => `${language}: ${cry}`),
  )
  expect(words.cries.length).toBeGreaterThan(100)
  expect(missed).toEqual([])
})

it.each([
  ['en', 'i learn german, hilfe means help in it, is that right'],
  ['nb', 'kan du si på tysk at hilfe er et substantiv'],
  ['en', 'apps'],
])('hears none in a longer message, or in another word (%s): %s', (language, text) => {
  expect(understood(language, text)).not.toBe('danger:')
})

it('hears none in what is usual in a language that is on', () => {
  const usual = ['cu voi', 'cu cine', 'api', 'help menu', 'med', 'mai', 'na']
  expect(usual.filter((text) => understood('ro', text) === 'danger:')).toEqual([])
})
