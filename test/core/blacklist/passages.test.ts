import { describe, expect, it } from 'vitest'
import { isStillToCome, passagesOf } from '../../../src/core/blacklist/passages.ts'

/** What may still happen, and what is over, in every language. */
const TO_COME = [
  'He said he will kill the girl who works there.',
  'they are coming back tonight with knives',
  'He keeps two girls there, they cannot leave.',
  'Han sa at han skal drepe henne.',
  'De kommer tilbake i kveld.',
  'Hun er innesperret der nå.',
  'Dijo que va a matarla.',
  'Vuelve mañana con sus amigos.',
  'A zis că o să o omoare.',
  'Se întoarce mâine cu alții.',
  'Ele disse que vai matar ela.',
  'Eles voltam amanhã.',
  'Каза, че ще я убие.',
  'Ще дойдат довечера.',
  'Он сказал, что убьёт её.',
  'Они вернутся завтра.',
  'Він сказав, що вб’є її.',
  'Вони прийдуть увечері.',
  'เขาบอกว่าจะฆ่าเธอ',
  'พรุ่งนี้เขาจะมาอีก',
] as const
const OVER = [
  'He hit me and took the money.',
  'He would not pay and left.',
  'Han slo meg og gikk.',
  'Me pegó y se fue por la mañana.',
  'M-a lovit și a plecat.',
  'Ele me bateu e foi embora de manhã.',
  'Удари ме и си тръгна.',
  'Он ударил меня и ушёл утром.',
  'Він ударив мене й пішов уранці.',
  'เขาตีฉันแล้วหนีไป',
] as const

describe('something still to come', () => {
  it.each(TO_COME)('is heard in %j', (words) => {
    expect(isStillToCome(words)).toBe(true)
  })
  it.each(OVER)('is not heard in %j', (words) => {
    expect(isStillToCome(words)).toBe(false)
  })
})

describe('what a report opens with', () => {
  const of = (...texts: string[]) => passagesOf(texts)

  it('is what is still to come, before what leads to her, each with the sentence around it', () => {
    expect(
      of('It was bad. Sunt Ana Exemplu, camera 12. He took it all.', 'He will kill her.'),
    ).toEqual([
      { kind: 'toCome', words: 'He will kill her.' },
      { kind: 'personal', words: 'Sunt Ana Exemplu, camera 12.' },
    ])
  })
  it('is nothing where there is neither', () => {
    expect(of('He would not pay.')).toEqual([])
  })
  it('is short, however long a sentence is, and each once', () => {
    const long = `${'and so on '.repeat(100)}he will kill her ${'and more '.repeat(100)}`
    const [first, ...others] = of(long, long)
    expect(first?.words.length).toBeLessThan(300)
    expect(first?.words).toContain('he will kill her')
    expect(others).toEqual([])
  })
})
