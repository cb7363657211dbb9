/** Where she is, and what she would do to herself, in every language: neither says that somebody attacks her. */
import { hears, type InEachLanguage, NO_DANGER } from '../../support/understood.ts'

const HERE: InEachLanguage = {
  'she says where she is': {
    en: ['i am at home', 'i am in my room', 'im in the car'],
    nb: ['jeg er hjemme', 'jeg er på rommet', 'jeg sitter i bilen'],
    es: ['estoy en casa', 'estoy en un hotel', 'toy en el carro'],
    'pt-BR': ['estou em casa', 'estou no banheiro', 'tô no carro'],
    ro: ['sunt acasă', 'sunt aici', 'sunt la hotel'],
    bg: ['вкъщи съм', 'в хотела съм', 'в колата съм'],
    ru: ['я дома', 'я в машине', 'я в гостинице'],
    uk: ['я вдома', 'я в машині', 'я в готелі'],
    th: ['อยู่บ้าน', 'อยู่ในรถ', 'หนูอยู่คอนโด'],
  },
}

const LOCKED_IN: InEachLanguage = {
  'she is locked in there': {
    en: ['i am locked in the room'],
    nb: ['jeg er låst inne på rommet'],
    es: ['estoy encerrada en casa'],
    'pt-BR': ['estou trancada em casa'],
    ro: ['sunt încuiată în casă'],
    bg: ['заключена съм в стаята'],
    ru: ['я заперта в комнате'],
    uk: ['я замкнена в кімнаті'],
    th: ['ฉันถูกขังอยู่ในห้อง'],
  },
}

const DIES: InEachLanguage = {
  'she would end her life': {
    en: ['i want to take my own life'],
    nb: ['jeg vil ta livet mitt', 'jeg skal drepe meg selv'],
    es: ['me voy a matar', 'quiero quitarme la vida'],
    'pt-BR': ['vou me matar', 'quero tirar minha vida'],
    ro: ['vreau să-mi iau viața', 'mă omor'],
    bg: ['ще се убия', 'искам да си отнема живота'],
    ru: ['хочу лишить себя жизни', 'убью себя'],
    uk: ['хочу позбавити себе життя', 'хочу вбити себе'],
    th: ['อยากฆ่าตัวตาย', 'อยากจบชีวิต'],
  },
}

const KILLS: InEachLanguage = {
  'he would end it': {
    en: ['he wants to take my life'],
    nb: ['han vil ta livet mitt'],
    es: ['quiere quitarme la vida'],
    'pt-BR': ['ele quer tirar minha vida'],
    ro: ['vrea să-mi ia viața'],
    bg: ['иска да ми отнеме живота'],
    ru: ['он хочет лишить меня жизни'],
    uk: ['він хоче позбавити мене життя'],
    th: ['เขาจะเอาชีวิตฉัน'],
  },
}

hears('hears no danger', HERE, NO_DANGER)
hears('hears an attack', LOCKED_IN, /^danger:.*attacked/)
hears('hears only a wish to die', DIES, /^danger:wantsToDie$/)
hears('hears an attack', KILLS, /^danger:.*attacked/)
