/** Where she is, and what she would do to herself, in every language: neither says that somebody attacks her. */
import { describe, expect, it } from 'vitest'
import { createUnderstanding } from '../../../src/core/listening/understand.ts'
import { wordsWith } from '../../support/words.ts'

const understand = createUnderstanding(wordsWith('en'))

/** In each language: she says where she is; that she is locked in there; what she would do; what he would. */
const SAID: Record<string, { place: string[]; locked: string; die: string[]; kill: string }> = {
  en: {
    place: ['i am at home', 'i am in my room', 'im in the car'],
    locked: 'i am locked in the room',
    die: ['i want to take my own life'],
    kill: 'he wants to take my life',
  },
  nb: {
    place: ['jeg er hjemme', 'jeg er på rommet', 'jeg sitter i bilen'],
    locked: 'jeg er låst inne på rommet',
    die: ['jeg vil ta livet mitt', 'jeg skal drepe meg selv'],
    kill: 'han vil ta livet mitt',
  },
  es: {
    place: ['estoy en casa', 'estoy en un hotel', 'toy en el carro'],
    locked: 'estoy encerrada en casa',
    die: ['me voy a matar', 'quiero quitarme la vida'],
    kill: 'quiere quitarme la vida',
  },
  'pt-BR': {
    place: ['estou em casa', 'estou no banheiro', 'tô no carro'],
    locked: 'estou trancada em casa',
    die: ['vou me matar', 'quero tirar minha vida'],
    kill: 'ele quer tirar minha vida',
  },
  ro: {
    place: ['sunt acasă', 'sunt aici', 'sunt la hotel'],
    locked: 'sunt încuiată în casă',
    die: ['vreau să-mi iau viața', 'mă omor'],
    kill: 'vrea să-mi ia viața',
  },
  bg: {
    place: ['вкъщи съм', 'в хотела съм', 'в колата съм'],
    locked: 'заключена съм в стаята',
    die: ['ще се убия', 'искам да си отнема живота'],
    kill: 'иска да ми отнеме живота',
  },
  ru: {
    place: ['я дома', 'я в машине', 'я в гостинице'],
    locked: 'я заперта в комнате',
    die: ['хочу лишить себя жизни', 'убью себя'],
    kill: 'он хочет лишить меня жизни',
  },
  uk: {
    place: ['я вдома', 'я в машині', 'я в готелі'],
    locked: 'я замкнена в кімнаті',
    die: ['хочу позбавити себе життя', 'хочу вбити себе'],
    kill: 'він хоче позбавити мене життя',
  },
  th: {
    place: ['อยู่บ้าน', 'อยู่ในรถ', 'หนูอยู่คอนโด'],
    locked: 'ฉันถูกขังอยู่ในห้อง',
    die: ['อยากฆ่าตัวตาย', 'อยากจบชีวิต'],
    kill: 'เขาจะเอาชีวิตฉัน',
  },
}

describe.each(Object.entries(SAID))('In %s', (language, { place, locked, die, kill }) => {
  it.each(place)('%j says where she is, and no danger', (text) => {
    const { dangers, surmised } = understand(text, language)
    expect([...dangers, ...surmised]).toEqual([])
  })

  it('hears that she is locked in there', () => {
    expect(understand(locked, language).dangers).toContain('attacked')
  })

  it.each(die)('%j is only a wish to die', (text) => {
    expect(understand(text, language).dangers).toEqual(['wantsToDie'])
  })

  it('hears who would kill her', () => {
    expect(understand(kill, language).dangers).toContain('attacked')
  })
})
