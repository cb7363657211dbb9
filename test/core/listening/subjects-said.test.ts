/** A subject, a passport or a language that is named alone, in every language. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, text: string, context = 'idle-guest') =>
  listener.meaningsOf({ lang, text, context })[0]

const SUBJECTS: InEachLanguage = {
  'group:police': {
    en: ['police stuff', 'questions about the police'],
    nb: ['politigreier', 'spørsmål om politiet'],
    es: ['cosas de la policia', 'temas de policia'],
    'pt-BR': ['coisas da policia', 'assuntos de policia'],
    ro: ['chestii cu poliția', 'intrebari despre politie'],
    bg: ['неща за полицията', 'полицейски неща'],
    ru: ['вопросы по полиции', 'про полицию'],
    uk: ['питання щодо поліції', 'про поліцію'],
    th: ['เรื่องตำรวจ', 'ขอถามเรื่องตำรวจค่ะ'],
  },
  'group:health': {
    en: ['health', 'health questions'],
    nb: ['helse', 'ting om helse'],
    es: ['salud', 'temas de salud'],
    'pt-BR': ['saúde', 'assuntos de saude'],
    ro: ['sănătate', 'chestii de sanatate'],
    bg: ['здраве', 'zdrave'],
    ru: ['здоровье', 'zdorovye'],
    uk: ["здоров'я", 'про здоровʼя'],
    th: ['สุขภาพ', 'เรื่องสุขภาพค่ะ'],
  },
  'group:home': {
    en: ['housing', 'stuff about housing'],
    nb: ['bolig', 'spørsmål om bolig'],
    es: ['vivienda', 'temas de vivienda'],
    'pt-BR': ['moradia', 'coisas de moradia'],
    ro: ['locuință', 'chestii de locuinta'],
    bg: ['жилище', 'въпроси за жилище'],
    ru: ['жильё', 'вопросы по жилью'],
    uk: ['житло', 'питання щодо житла'],
    th: ['ที่อยู่อาศัย', 'เรื่องที่พัก'],
  },
  'group:money': {
    en: ['money', 'money stuff'],
    nb: ['penger', 'pengegreier'],
    es: ['dinero', 'plata'],
    'pt-BR': ['dinheiro', 'grana'],
    ro: ['bani', 'treburi cu banii'],
    bg: ['пари', 'финансови въпроси'],
    ru: ['деньги', 'вопросы по деньгам'],
    uk: ['гроші', 'про гроші'],
    th: ['เรื่องเงิน', 'เรื่องเงินค่ะ'],
  },
  'group:papers': {
    en: ['papers', 'my papers'],
    nb: ['papirer', 'ting om papirene'],
    es: ['papeles', 'cosas de papeles'],
    'pt-BR': ['documentos', 'coisas de documento'],
    ro: ['acte', 'chestii cu actele'],
    bg: ['документи', 'за документите'],
    ru: ['бумаги', 'вопросы по документам'],
    uk: ['папери', 'щодо документів'],
    th: ['เรื่องเอกสาร', 'เรื่องวีซ่าค่ะ'],
  },
  'topic:immigration-third': {
    en: ['im from brazil how long can i stay'],
    nb: ['ukrainsk pass hvor lenge kan jeg bli'],
    es: ['pasaporte colombiano cuanto tiempo me puedo quedar'],
    'pt-BR': ['tenho passaporte brasileiro quanto tempo posso ficar'],
    ro: ['pasaport moldovenesc cat pot sta'],
    bg: ['украински паспорт колко мога да остана'],
    ru: ['паспорт украины на сколько можно остаться'],
    uk: ['паспорт україни скільки можна тут жити'],
    th: ['ถือพาสปอร์ตไทยอยู่ได้กี่วัน'],
  },
  'topic:immigration-eea': {
    en: ['romanian passport how long can i stay'],
    nb: ['rumensk pass hvor lenge kan jeg være her'],
    es: ['pasaporte rumano cuanto me puedo quedar'],
    'pt-BR': ['passaporte italiano quanto tempo posso ficar'],
    ro: ['pasaport romanesc cat pot sta in norvegia'],
    bg: ['български паспорт колко време мога да стоя'],
    ru: ['латвийский паспорт сколько могу жить тут'],
    uk: ['польський паспорт скільки можна жити'],
    th: ['พาสปอร์ตสเปนอยู่ได้กี่เดือน'],
  },
  'command:language': {
    en: ['polski?', 'svenska?', 'do u speak polish', 'deutsch'],
    nb: ['polsk?', 'snakker du svensk', 'suomi', 'arabisk?'],
    es: ['italiano?', 'hablas ruso?', 'polaco'],
    'pt-BR': ['sueco?', 'fala frances?', 'deutsch?'],
    ro: ['poloneza?', 'vorbesti maghiara?', 'magyar'],
    bg: ['сръбски?', 'говориш ли турски', 'турски?'],
    ru: ['литовский?', 'говоришь по немецки?', 'по польски можно?'],
    uk: ['польська?', 'польською можна?', 'lietuvių'],
    th: ['พูดลาวได้ไหม', 'ภาษาจีนได้ไหม', '中文'],
  },
}

it.each(linesOf(SUBJECTS))('opens %s (%s): %s', (meaning, language, text) => {
  expect(firstOf(language, text)).toBe(meaning)
})

it('takes the name of a language that is on for a wish to speak it', () => {
  const meant = listener.meaningsOf({ lang: 'en', text: 'Română?', context: 'idle-guest' })
  expect(meant[0]).toBe('command:language')
})

it('takes the name of a language for words where she writes her own', () => {
  expect(firstOf('nb', 'polsk', 'report.words')).toBe('answer:text')
})

it.each([
  ['en', 'https://ads.example.org/escort/oslo/881'],
  ['nb', 'www.annonser.example/vis/8812'],
  ['es', 'https://ejemplo.org/anuncios/rumana-policia'],
  ['th', 'https://example.org/thai/massage'],
])('hears nothing in the words of an address on the web: %s %s', (lang, text) => {
  expect(firstOf(lang, text, 'idle-member')).toBe('nothing')
})

it('hears what is said beside such an address', () => {
  expect(firstOf('en', 'is this ad legal https://example.org/x')).toBe('topic:advertising')
})
