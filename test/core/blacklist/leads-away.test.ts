import { describe, expect, it } from 'vitest'
import { leadsAway } from '../../../src/core/blacklist/leads-away.ts'

describe('words that lead a reader elsewhere', () => {
  it.each([
    'Meet us: t.me/safehouse_bergen',
    'https://safe.example',
    'look at www.safe',
    'safehouse.bergen has a room',
    'write to @helper',
    'write to helper_bergen',
    'safe [dot] example',
    'safe(dot)example/room',
    'helper [at] safe [dot] example',
    'ｔ．ｍｅ／helper',
    't.\u200Bme/helper',
    't。me/helper',
    'ring 90 12 34 56',
    'ring ９０１２３４５６',
    'โทร ๐๘๑๒๓๔',
    'come to Storgata 12',
    'пиши на t.me/помощь',
  ])('are found: %s', (words) => {
    expect(leadsAway(words, 'NO')).toBe(true)
  })
})

describe('what moderators really ask and warn of', () => {
  it.each([
    'Was it in a car?',
    'Var det f.eks. hos ham?',
    'Han er farlig.Gå ikke dit alene.',
    '¿Llevaba gafas/lentes?',
    'Era un om înalt, cu barbă…',
    'เขาใส่แว่นไหม? มากับใคร',
    'Ele falava português?',
    'Той сам ли беше? Какво носеше?',
    'Он был не один. Кто ещё?',
    'Це був хтось із готелю?',
  ])('is not: %s', (words) => {
    expect(leadsAway(words, 'NO')).toBe(false)
  })
})

describe("the organisation's own number", () => {
  it.each([
    ['+47 22 33 44 55', 'Call us: +47 22 33 44 55.'],
    ['+47 22 33 44 55', 'Call 22334455, we are there.'],
    ['+47 22 33 44 55', 'Call us (223 34 455) when you can.'],
    ['22334455', 'Call +47 223 34 455'],
    ['116 006', 'Call 116006 or 116 006.'],
  ])('%s may stand in "%s"', (own, words) => {
    expect(leadsAway(words, 'NO', own)).toBe(false)
    expect(leadsAway(words, 'NO')).toBe(true)
  })

  it.each([
    'Call us: +47 22 33 44 56.',
    'Call 22 33 44 55 or 91 23 45 67.',
    'Call 22 33 44 55 12',
    'We are at 22 33 44 55, house 3.',
    'Come to t.me/casey or call 22 33 44 55',
  ])('lets nothing else pass: "%s"', (words) => {
    expect(leadsAway(words, 'NO', '+47 22 33 44 55')).toBe(true)
  })
})
