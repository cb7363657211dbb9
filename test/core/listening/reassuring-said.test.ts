/** "Are you safe now?": what tells somebody not to worry is no no, in every language. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const answerTo = (language: string, text: string) =>
  listener.meaningsOf({ text, context: 'report.safe', lang: language })[0]

const NOT_NO: InEachLanguage = {
  'she tells not to worry': {
    en: [
      'no worries im at my sisters',
      'dont worry im home',
      'no need to worry, im fine',
      'no stress im home',
      'dont worry',
    ],
    nb: [
      'ikke bekymre deg, jeg er hjemme',
      'ikke noe å bekymre seg for',
      'slapp av jeg er hjemme',
      'ikke vær redd jeg er hjemme',
      'ingen fare jeg er hos søstera mi',
    ],
    es: [
      'no te preocupes, estoy en casa',
      'no pasa nada, estoy en casa',
      'no se preocupen, estoy bien',
      'no te preocupes',
      'no te preocupes estoy donde mi hermana',
    ],
    'pt-BR': [
      'não se preocupe, estou em casa',
      'não precisa se preocupar, tô na minha irmã',
      'relaxa tô em casa',
      'não tem problema, estou em casa',
      'não se preocupa to em casa',
    ],
    ro: [
      'nu-ți face griji, sunt acasă',
      'nicio problemă, sunt acasă',
      'stai liniștită, sunt acasă',
      'fără griji sunt acasă',
      'nu te îngrijora sunt la sora mea',
    ],
    bg: [
      'не се тревожи, вкъщи съм',
      'няма проблем, вкъщи съм',
      'без притеснения, вкъщи съм',
      'не се притеснявай у дома съм',
      'не се безпокойте',
    ],
    ru: [
      'не волнуйся я дома',
      'не переживай, я у сестры',
      'не беспокойся я дома',
      'не парься я дома',
      'не волнуйтесь, я дома',
    ],
    uk: [
      'не хвилюйся я вдома',
      'не переживай, я в сестри',
      'не турбуйся я вдома',
      'все нормально не хвилюйся',
      'не хвилюйтесь, я вдома',
    ],
    th: [
      'ไม่ต้องห่วง อยู่บ้านแล้ว',
      'ไม่เป็นไร ถึงบ้านแล้ว',
      'อย่าห่วงเลย',
      'ไม่ต้องเป็นห่วง อยู่บ้านพี่สาว',
      'ไม่มีปัญหา อยู่บ้าน',
    ],
  },
}

it.each(linesOf(NOT_NO))('hears no no where %s (%s): %s', (_, language, text) => {
  expect(answerTo(language, text)).not.toBe('answer:no')
})

const YES: InEachLanguage = {
  'she tells not to worry and where she is': {
    en: ['no worries im at my sisters', 'no worries, i am home', 'dont worry im home'],
    nb: ['ikke bekymre deg, jeg er hjemme'],
    es: ['no te preocupes, estoy en casa'],
    'pt-BR': ['não se preocupe, estou em casa'],
    ro: ['nu-ți face griji, sunt acasă'],
    bg: ['не се тревожи, вкъщи съм'],
    ru: ['не волнуйся я дома'],
    uk: ['не хвилюйся я вдома'],
    th: ['ไม่ต้องห่วง อยู่บ้านแล้ว'],
  },
}

it.each(linesOf(YES))('hears a yes where %s (%s): %s', (_, language, text) => {
  expect(answerTo(language, text)).toBe('answer:yes')
})

const NO: InEachLanguage = {
  'she is not safe': {
    en: ['no, im not', 'no', 'no, he is here', 'no i worry', 'no im scared'],
    nb: [
      'nei, det er jeg ikke',
      'nei',
      'nei jeg er bekymret',
      'nei jeg er redd',
      'nei, han er her',
    ],
    es: ['no, no lo estoy', 'no', 'no estoy preocupada', 'no tengo miedo', 'no, está aquí'],
    'pt-BR': [
      'não, não estou',
      'não',
      'não, estou preocupada',
      'não tô com medo',
      'não, ele tá aqui',
    ],
    ro: ['nu, nu sunt', 'nu', 'nu, sunt îngrijorată', 'nu mi-e frică', 'nu, e aici'],
    bg: ['не, не съм', 'не', 'не, тревожа се', 'не, страх ме е', 'не, тук е'],
    ru: ['нет, не в безопасности', 'нет', 'нет, я волнуюсь', 'нет мне страшно', 'нет, он здесь'],
    uk: ['ні, не в безпеці', 'ні', 'ні, я хвилююсь', 'ні мені страшно', 'ні, він тут'],
    th: ['ไม่ ไม่ปลอดภัย', 'ไม่', 'ไม่ หนูกลัว', 'ไม่ เขาอยู่นี่'],
  },
}

it.each(linesOf(NO))('hears a no where %s (%s): %s', (_, language, text) => {
  expect(answerTo(language, text)).toBe('answer:no')
})
