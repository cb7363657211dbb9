/** Which town she begins to follow, in every language: where she is or goes, of which she wants to hear, or the bare town. */
import { expect, it } from 'vitest'
import { hears, type InEachLanguage, understood } from '../../support/understood.ts'

const HERS: InEachLanguage = {
  'she is there or goes there': {
    en: [
      'i am in bergen',
      'my friend and i are in bergen',
      'going to bergen tomorrow',
      'working in bergen this week',
    ],
    nb: ['jeg er i bergen', 'skal til bergen i morgen', 'jobber i bergen denne uka'],
    es: ['estoy en bergen', 'mañana voy a bergen', 'trabajo en bergen esta semana'],
    'pt-BR': ['estou em bergen', 'amanhã vou pra bergen', 'trabalho em bergen essa semana'],
    ro: ['sunt în bergen', 'mâine merg la bergen', 'lucrez în bergen săptămâna asta'],
    bg: ['в берген съм', 'утре отивам в берген', 'работя в берген тази седмица'],
    ru: ['я в бергене', 'завтра еду в берген', 'работаю в бергене на этой неделе'],
    uk: ['я в бергені', 'завтра їду в берген', 'працюю в бергені цього тижня'],
    th: ['หนูอยู่เบอร์เกน', 'พรุ่งนี้จะไปเบอร์เกน', 'อาทิตย์นี้ทำงานที่เบอร์เกน'],
  },
  'she wants to hear of it': {
    en: ['follow bergen', 'any news from bergen', 'anything new in bergen?'],
    nb: ['følg bergen', 'noe nytt i bergen?', 'varsler fra bergen'],
    es: ['seguir bergen', 'alguna novedad en bergen?', 'qué hay de nuevo en bergen'],
    'pt-BR': ['seguir bergen', 'alguma novidade em bergen?', 'o que tem de novo em bergen'],
    ro: ['vreau să urmăresc bergen', 'ceva nou în bergen?', 'ce se mai aude în bergen'],
    bg: ['следя берген', 'нещо ново в берген?', 'какво става в берген'],
    ru: ['следить за бергеном', 'что нового в бергене?', 'есть новости из бергена'],
    uk: ['стежити за бергеном', 'що нового в бергені?', 'є новини з бергена'],
    th: ['ติดตามเบอร์เกน', 'มีข่าวอะไรในเบอร์เกนไหม', 'เบอร์เกนมีอะไรใหม่ไหม'],
  },
  'the town is all that she writes': {
    en: ['bergen', 'Bergen!', 'in bergen', 'bergen tonight', 'bergen please'],
    nb: ['bergen', 'Bergen!', 'i bergen', 'bergen i kveld', 'bergen takk'],
    es: ['bergen', 'Bergen!', 'en bergen', 'bergen esta noche', 'bergen por favor'],
    'pt-BR': ['bergen', 'Bergen!', 'em bergen', 'bergen hoje', 'bergen por favor'],
    ro: ['bergen', 'Bergen!', 'în bergen', 'bergen diseară', 'bergen te rog'],
    bg: ['берген', 'Берген!', 'в берген', 'берген днес', 'берген моля'],
    ru: ['берген', 'Берген!', 'в бергене', 'берген сегодня', 'берген пожалуйста'],
    uk: ['берген', 'Берген!', 'у бергені', 'берген сьогодні', 'берген будь ласка'],
    th: ['เบอร์เกน', 'เบอร์เกน!', 'ที่เบอร์เกน', 'เบอร์เกนคืนนี้', 'เบอร์เกนค่ะ'],
  },
  'another town is denied': {
    en: ['not oslo, bergen', 'im in bergen not oslo'],
    nb: ['ikke oslo, bergen', 'jeg er i bergen ikke oslo'],
    es: ['no oslo, bergen', 'estoy en bergen no en oslo'],
    'pt-BR': ['não oslo, bergen', 'estou em bergen não em oslo'],
    ro: ['nu oslo, bergen', 'sunt în bergen nu în oslo'],
    bg: ['не осло, берген', 'в берген съм не в осло'],
    ru: ['не осло, берген', 'я в бергене не в осло'],
    uk: ['не осло, берген', 'я в бергені не в осло'],
    th: ['ไม่ใช่ออสโล, เบอร์เกน', 'อยู่เบอร์เกน ไม่ใช่ออสโล'],
  },
}

hears('follows Bergen', HERS, /^town:Bergen$/)

const NO_TOWN = /^(?!town)/

const NOT_HERS: InEachLanguage = {
  'she only speaks of a town': {
    en: ['oslo sucks', 'bergen is boring', 'i hate oslo', 'im from oslo', 'oslo prices'],
    nb: ['oslo suger', 'bergen er kjedelig', 'jeg hater oslo', 'jeg er fra oslo', 'priser oslo'],
    es: ['oslo apesta', 'bergen es aburrido', 'odio oslo', 'soy de oslo', 'precios oslo'],
    'pt-BR': ['oslo é uma merda', 'bergen é chato', 'odeio oslo', 'sou de oslo', 'preços oslo'],
    ro: ['oslo e naspa', 'bergen e plictisitor', 'urăsc oslo', 'sunt din oslo', 'prețuri oslo'],
    bg: ['осло е зле', 'берген е скучен', 'мразя осло', 'аз съм от осло', 'цени осло'],
    ru: ['осло отстой', 'берген скучный', 'ненавижу осло', 'я из осло', 'цены осло'],
    uk: ['осло відстій', 'берген нудний', 'ненавиджу осло', 'я з осло', 'ціни осло'],
    th: ['ออสโลห่วย', 'เบอร์เกนน่าเบื่อ', 'เกลียดออสโล', 'เป็นคนออสโล', 'ราคาออสโล'],
  },
  'she was there before': {
    en: ['grew up in drammen', 'i was born in bergen', 'used to live in oslo'],
    nb: ['vokste opp i drammen', 'jeg er født i bergen', 'bodde i oslo før'],
    es: ['crecí en drammen', 'nací en bergen', 'antes vivía en oslo'],
    'pt-BR': ['cresci em drammen', 'nasci em bergen', 'antes eu morava em oslo'],
    ro: ['am crescut în drammen', 'm-am născut în bergen', 'am locuit în oslo înainte'],
    bg: ['израснах в драмен', 'родена съм в берген', 'преди живях в осло'],
    ru: ['выросла в драммене', 'я родилась в бергене', 'раньше жила в осло'],
    uk: ['виросла в драммені', 'я народилась в бергені', 'раніше жила в осло'],
    th: ['โตที่ดรัมเมน', 'เกิดที่เบอร์เกน', 'เคยอยู่ออสโล'],
  },
  'somebody else is from there or lives there': {
    en: ['he was from oslo', 'my sister lives in bergen', 'the client is in oslo tomorrow'],
    nb: ['han var fra oslo', 'søsteren min bor i bergen', 'kunden er i oslo i morgen'],
    es: ['él era de oslo', 'mi hermana vive en bergen', 'el cliente está en oslo mañana'],
    'pt-BR': ['ele era de oslo', 'minha irmã mora em bergen', 'o cliente tá em oslo amanhã'],
    ro: ['era din oslo', 'sora mea locuiește în bergen', 'clientul e în oslo mâine'],
    bg: ['той беше от осло', 'сестра ми живее в берген', 'клиентът е в осло утре'],
    ru: ['он был из осло', 'моя сестра живёт в бергене', 'клиент завтра будет в осло'],
    uk: ['він був з осло', 'моя сестра живе в бергені', 'клієнт завтра буде в осло'],
    th: ['เขามาจากออสโล', 'พี่สาวอยู่เบอร์เกน', 'ลูกค้าอยู่ออสโลพรุ่งนี้'],
  },
  'she denies it': {
    en: ['not bergen', 'im not in oslo', 'no longer in oslo', 'i dont live in bergen'],
    nb: ['ikke bergen', 'jeg er ikke i oslo', 'ikke lenger i oslo', 'jeg bor ikke i bergen'],
    es: ['no bergen', 'no estoy en oslo', 'ya no estoy en oslo', 'no vivo en bergen'],
    'pt-BR': ['não bergen', 'não tô em oslo', 'não estou mais em oslo', 'não moro em bergen'],
    ro: ['nu bergen', 'nu sunt în oslo', 'nu mai sunt în oslo', 'nu stau în bergen'],
    bg: ['не берген', 'не съм в осло', 'вече не съм в осло', 'не живея в берген'],
    ru: ['не берген', 'я не в осло', 'я больше не в осло', 'не живу в бергене'],
    uk: ['не берген', 'я не в осло', 'я більше не в осло', 'не живу в бергені'],
    th: ['ไม่ใช่เบอร์เกน', 'ไม่ได้อยู่ออสโล', 'ไม่อยู่ออสโลแล้ว', 'ไม่ได้อยู่เบอร์เกน'],
  },
}

hears('follows no town', NOT_HERS, NO_TOWN)

it.each([
  ['en', 'trondhein', 'town:Trondheim'],
  ['es', 'stavanjer', 'town:Stavanger'],
  ['pt-BR', 'fredrikstadi', 'town:Fredrikstad'],
  ['nb', 'krsand', 'town:Kristiansand'],
] as const)(
  'knows a town with a slip where it is all that she writes (%s): %s',
  (language, text, town) => {
    expect(understood(language, text)).toBe(town)
  },
)

it.each([
  'Kristina',
  'Bergitta',
  'Stefania',
  'Alexandra',
  'Tatiana',
  'sweetheart',
  'Drammensveien',
])('takes no name or word for a town with a slip: %s', (text) => {
  expect(understood('en', text)).not.toMatch(/^town/)
})

const LIKE_A_TOWN: InEachLanguage = {
  'a word only looks like a town': {
    en: ['mandala', 'molded'],
    nb: ['en fordel', 'stangen'],
    es: ['mándalo', 'mandalo ya', 'mándala porfa'],
    'pt-BR': ['que saudade', 'saudável'],
    ro: ['mandala', 'hortensie'],
    bg: ['мандала'],
    ru: ['мандала', 'мандалу'],
    uk: ['мандала', 'мандалу'],
    th: ['mandala'],
  },
}

hears('follows no town', LIKE_A_TOWN, NO_TOWN)

it('knows a word of one language by somebody who reads another', () => {
  expect(understood('en', 'mándalo ya')).not.toMatch(/^town/)
})

const CORRECTED: InEachLanguage = {
  'she names another town instead': {
    en: ['it was in bergen no oslo', 'it happened in Bergen, not Oslo'],
    nb: ['det var i bergen ikke oslo'],
    es: ['fue en bergen no en oslo'],
    'pt-BR': ['foi em bergen não em oslo'],
    ro: ['a fost în bergen nu în oslo'],
    bg: ['беше в берген не в осло'],
    ru: ['это было в бергене не в осло'],
    uk: ['це було в бергені не в осло'],
    th: ['เกิดที่เบอร์เกน ไม่ใช่ออสโล'],
  },
}

hears('turns no alerts on or off', CORRECTED, /^(?!asked:(.*,)?(alertsOff|command alerts))/)
