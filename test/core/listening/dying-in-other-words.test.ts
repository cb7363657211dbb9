/** What is said of wishes to die in other words, and of somebody who does not wake up, in every language. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const WISHES: InEachLanguage = {
  'she wants to be gone': {
    en: [
      'lol maybe ill just jump',
      'id be better off gone',
      'on the bridge, cant anymore',
      'everyone would be happier without me',
      'i dont want to be alive',
      'maybe i should kill myself',
      'might as well jump',
      'nobody would miss me',
    ],
    nb: [
      'hadde vært best om jeg var borte',
      'kanskje jeg bare hopper',
      'jeg står på brua og vil ikke leve',
      'orker ikke leve',
      'kanskje jeg bare skal hoppe',
      'det er best jeg blir borte',
      'verden er bedre uten meg',
      'hadde vært best om jeg ikke fantes',
    ],
    es: [
      'jaja a lo mejor salto y ya',
      'sería mejor si no estuviera',
      'en el puente, no puedo más',
      'todos estarían mejor sin mí',
      'ojalá no despertara',
      'pienso en quitarme la vida',
      'capaz me tiro del puente',
      'ya no quiero vivir',
    ],
    'pt-BR': [
      'kkk acho que vou pular',
      'seria melhor se eu não existisse',
      'na ponte, não aguento mais',
      'todo mundo ficaria melhor sem mim',
      'queria não acordar mais',
      'melhor eu pular logo',
      'nao quero mais viver',
      'talvez eu devesse pular',
    ],
    ro: [
      'haha poate sar și gata',
      'ar fi mai bine dacă n-aș mai fi',
      'pe pod, nu mai pot',
      'toți ar fi mai bine fără mine',
      'aș vrea să nu mă mai trezesc',
      'mai bine sar',
      'nu mai vreau să trăiesc',
      'poate ar trebui să sar',
    ],
    bg: [
      'хаха май ще скоча',
      'по-добре да ме няма',
      'на моста, не мога повече',
      'на всички ще им е по-добре без мен',
      'не искам да се събуждам',
      'по-добре да скоча',
      'не искам да живея',
      'може би да скоча',
    ],
    ru: [
      'лол может просто прыгну',
      'лучше бы меня не было',
      'на мосту, больше не могу',
      'хочу исчезнуть навсегда',
      'думаю покончить с собой',
      'лучше бы я не существовала',
      'может спрыгну с моста',
      'может просто спрыгнуть',
    ],
    uk: [
      'лол може просто стрибну',
      'краще б мене не було',
      'на мосту, більше не можу',
      'хочу зникнути назавжди',
      'думаю накласти на себе руки',
      'краще б я не існувала',
      'може стрибну з моста',
      'може просто стрибнути',
    ],
    th: [
      '555 หรือจะโดดดี',
      'ถ้าไม่มีฉันคงดีกว่า',
      'ฉันอยู่บนสะพานไม่อยากอยู่แล้ว',
      'อยากหายไปตลอดกาล',
      'คิดจะฆ่าตัวตาย',
      'อยากหายไปจากโลกนี้',
      'อยากตาย',
      'บางทีน่าจะโดดไปเลย',
    ],
  },
}

it.each(linesOf(WISHES))('hears a wish to die where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:.*wantsToDie/)
})

const LIFELESS: InEachLanguage = {
  'somebody does not wake up or breathe': {
    en: [
      "my friend doesn't wake up",
      'she wont wake up',
      'friend wont wake',
      'she is not breathing',
      'my friend doesnt breathe',
      'he is not waking up',
    ],
    nb: [
      'vennen min våkner ikke',
      'hun våkner ikke',
      'venninna puster ikke',
      'får ikke vekket henne',
      'vennen våkner ikkje',
      'hun har mistet bevisstheten',
    ],
    es: [
      'mi amiga no despierta',
      'no despierta',
      'está inconsciente',
      'amiga no despierta',
      'perdió el conocimiento',
      'mi amiga no se despierta',
    ],
    'pt-BR': [
      'minha amiga não acorda',
      'ela não acorda',
      'minha amiga não tá respirando',
      'não consigo acordar ela',
      'ela perdeu a consciência',
      'amiga nao acorda',
    ],
    ro: [
      'prietena mea nu se trezește',
      'prietena nu se mai trezeste',
      'prietena mea nu respira',
      'nu o pot trezi',
      'nu mai respiră',
      'nu se trezește',
    ],
    bg: [
      'приятелката ми не се събужда',
      'приятелка не се буди',
      'приятелката ми не диша',
      'не мога да я събудя',
      'приятелят ми не се буди',
      'не се събужда',
    ],
    ru: [
      'подруга не просыпается',
      'она не просыпается',
      'подруга не дышит',
      'не могу её разбудить',
      'потеряла сознание',
      'моя подруга не просыпается',
    ],
    uk: [
      'подруга не прокидається',
      'вона не прокидається',
      'подруга не дихає',
      'не можу її розбудити',
      'втратила свідомість',
      'моя подруга не прокидається',
    ],
    th: ['เพื่อนไม่ตื่น', 'เพื่อนไม่ตื่นเลย', 'เพื่อนไม่หายใจ', 'ปลุกเพื่อนไม่ตื่น', 'เพื่อนฉันไม่ยอมตื่น', 'เขาไม่ตื่น'],
  },
}

it.each(linesOf(LIFELESS))(
  'hears who needs an ambulance where %s (%s): %s',
  (_, language, text) => {
    expect(understood(language, text)).toMatch(/^danger:.*hurt/)
  },
)

const NONE: InEachLanguage = {
  'it is a way to say something else': {
    en: [
      'i could die of laughter',
      'im dead lol',
      'i jump on the bus',
      'i could die of boredom',
      'jump to the next page',
    ],
    nb: [
      'jeg ler meg i hjel',
      'dør av latter',
      'hopper over middagen',
      'hoppe tau',
      'hopper i dusjen',
    ],
    es: [
      'me muero de risa',
      'estoy muerta de sueño',
      'salto la cuerda',
      'saltar a la página siguiente',
      'muerta de cansancio',
    ],
    'pt-BR': [
      'morri de rir',
      'morrendo de rir',
      'pular corda',
      'morta de cansaço',
      'morta de fome',
    ],
    ro: [
      'mor de râs',
      'mor de foame',
      'podul e închis',
      'as putea muri de ras',
      'moartă de oboseală',
    ],
    bg: [
      'умирам от смях',
      'умирам от глад',
      'мостът е затворен',
      'умряла от умора',
      'скачам на въже',
    ],
    ru: [
      'умираю от смеха',
      'умираю с голоду',
      'мост закрыт',
      'запрыгну в душ',
      'смертельно устала',
    ],
    uk: [
      'вмираю зі сміху',
      'помираю з голоду',
      'міст закритий',
      'смертельно втомлена',
      'стрибаю на скакалці',
    ],
    th: ['ขำจะตาย', 'หัวเราะจนตาย', 'กระโดดเชือก', 'เหนื่อยจะตาย', 'หิวจะตาย'],
  },
}

it.each(linesOf(NONE))('hears no danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)/)
})
