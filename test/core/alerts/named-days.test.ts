import { describe, expect, it } from 'vitest'
import { readEndDate } from '../../../src/core/alerts/dates.ts'
import { createEndIn } from '../../../src/core/listening/end-words.ts'
import { wordsWith } from '../../support/words.ts'

/** A Wednesday. */
const TODAY = '2026-11-18'
const [TOMORROW, FRIDAY, SUNDAY] = ['2026-11-19', '2026-11-20', '2026-11-22']

const endOf = createEndIn(wordsWith('en').phrases)

/** The end that a sentence names. */
const endIn = (text: string) => endOf(text, TODAY)

const SAID = {
  nb: ['til fredag', 'i morgen', 'søndag', 'jeg er i Bergen til fredag'],
  en: ['until next friday', 'tomorrow', 'Sunday', 'i am in bergen until friday'],
  es: ['hasta el viernes', 'mañana', 'domingo', 'estoy en bergen hasta el viernes'],
  'pt-BR': ['até sexta', 'amanha', 'domingo', 'estou em bergen até sexta-feira'],
  th: ['ถึงวันศุกร์', 'พรุ่งนี้', 'วันอาทิตย์', 'อยู่ bergen ถึงศุกร์'],
  ro: ['pana vineri', 'mâine', 'duminica', 'sunt in bergen până vineri'],
  bg: ['до петък', 'утре', 'неделя', 'аз съм в Берген до петък'],
  ru: ['до пятницы', 'завтра', 'до воскресенья', 'я в Бергене до пятницы'],
  uk: ['до п’ятниці', 'завтра', 'до неділі', 'я в Бергені до пятниці'],
} as const

describe.each(Object.entries(SAID))('in %s', (_, [friday, tomorrow, sunday, sentence]) => {
  it('a day is read by its name', () => {
    expect(readEndDate(friday, TODAY)).toBe(FRIDAY)
    expect(readEndDate(tomorrow, TODAY)).toBe(TOMORROW)
    expect(readEndDate(sunday, TODAY)).toBe(SUNDAY)
  })

  it('it is found at the end of a sentence', () => {
    expect(endIn(sentence)).toBe(FRIDAY)
  })
})

it('on a Friday, until Friday is a week', () => {
  expect(readEndDate('until Friday', FRIDAY)).toBe('2026-11-27')
})

it.each([
  'he comes back tomorrow',
  'he said he will come on friday and hurt me',
  'han kommer tilbake i morgen',
  'он придёт завтра снова',
  'the man followed me',
  'până la mijloc',
  'до середини',
  '2 อาทิตย์ที่แล้ว',
  'sexual',
])('"%s" names no day until which she stays', (text) => {
  expect(readEndDate(text, TODAY)).toBeUndefined()
})

it.each(['i am in Oslo', 'i am in oslo room 12', 'working 24/7 in Oslo', '12', 'Oslo 912 34 567'])(
  '"%s" says no end',
  (text) => {
    expect(endIn(text)).toBeUndefined()
  },
)

/** When she comes, whom she visits and when she gets there, not until when she stays. */
const NO_END = {
  nb: ['skal til bergen i morgen', 'reiser til bergen til en venninne fredag', 'bergen fra fredag'],
  en: ['going to bergen tomorrow', 'in bergen since friday', 'i arrive in bergen by 12 december'],
  es: ['mañana voy a bergen', 'estoy en bergen desde el viernes', 'voy hasta bergen mañana'],
  'pt-BR': ['vou pra bergen amanhã', 'em bergen desde sexta', 'vou até bergen na sexta-feira'],
  th: ['ไปเบอร์เกนพรุ่งนี้', 'จะไปถึงเบอร์เกนวันศุกร์', 'ไปถึงวันศุกร์ที่เบอร์เกน'],
  ro: ['merg la bergen mâine', 'in bergen de vineri', 'ajung in bergen până vineri'],
  bg: ['отивам в берген утре', 'в берген от петък', 'до берген утре'],
  ru: ['еду в берген завтра', 'в бергене с пятницы', 'еду в берген до подруги в пятницу'],
  uk: ['їду в берген завтра', 'в бергені з п’ятниці', 'їду до бергена завтра'],
} as const

it.each(Object.values(NO_END).flat())('"%s" says no end, though it names a day', (text) => {
  expect(endIn(text)).toBeUndefined()
})

it.each([
  ['i am in bergen for 10 days', '2026-11-28'],
  ['jeg er i bergen til 12. desember', '2026-12-12'],
  ['jeg er i bergen i 10 dager', '2026-11-28'],
  ['estoy en bergen por 10 días', '2026-11-28'],
  ['я в бергене на 10 дней', '2026-11-28'],
  ['going to bergen tomorrow until friday', FRIDAY],
  ['อยู่เบอร์เกนถึงวันศุกร์ค่ะ', FRIDAY],
])('"%s" says until when', (text, day) => {
  expect(endIn(text)).toBe(day)
})

it.each(['going to bergen in 10 days', 'going to bergen on friday for 3 days'])(
  '"%s" says no end that can be counted from today',
  (text) => {
    expect(endIn(text)).toBeUndefined()
  },
)
