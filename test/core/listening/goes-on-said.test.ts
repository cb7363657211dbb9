/** What is said by somebody to whom he comes, or who wants it to stop, in every language. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const COMES: InEachLanguage = {
  'he comes or came back': {
    en: ['he came back', "he's back", 'he came back again', 'the guy is back'],
    nb: ['han kom tilbake', 'han er her igjen', 'kunden er tilbake', 'han kommer'],
    es: ['volvió', 'ha vuelto', 'él regresó', 'volvieron'],
    'pt-BR': ['ele voltou', 'ele tá de volta', 'ele já voltou', 'ele tá vindo'],
    ro: ['s-a întors', 's-a intors iar', 'vine', 's-au intors'],
    bg: ['върна се', 'върнаха се', 'идва', 'идва насам'],
    ru: ['он вернулся', 'они вернулись', 'идёт', 'он идет сюда'],
    uk: ['він повернувся', 'вони повернулися', 'йде', 'він іде сюди'],
    th: ['เขากลับมา', 'มันกลับมา', 'เขามาแล้ว', 'มันมาแล้ว'],
  },
  'it does not stop': {
    en: ['he does not stop', "they don't stop", 'he doesnt stop'],
    nb: ['han stopper ikke', 'de gir seg ikke', 'han slutter ikke'],
    es: ['no para', 'no paran', 'él no para'],
    'pt-BR': ['ele não para', 'não para', 'eles nao param'],
    ro: ['nu se oprește', 'nu se opresc', 'el nu se oprește'],
    bg: ['не спира', 'не спират', 'не престава'],
    ru: ['не останавливается', 'они не останавливаются', 'они не прекращают'],
    uk: ['не зупиняється', 'вони не зупиняються', 'вони не припиняють'],
    th: ['เขาไม่หยุด', 'พวกมันไม่หยุด', 'มันไม่หยุด'],
  },
  'she asks whoever is there for help': {
    en: ['please can someone help', 'please somebody help'],
    nb: ['vær så snill kan noen hjelpe', 'kan noen hjelpe meg'],
    es: ['por favor alguien puede ayudar', 'por favor que alguien me ayude'],
    'pt-BR': ['por favor alguém pode ajudar', 'alguém pode me ajudar'],
    ro: ['vă rog poate cineva să ajute', 'să mă ajute cineva'],
    bg: ['моля може ли някой да помогне', 'може ли някой да ми помогне'],
    ru: ['пожалуйста кто-нибудь может помочь', 'может кто-нибудь помочь'],
    uk: ['будь ласка хтось може допомогти', 'може хтось допомогти'],
    th: ['ขอร้องใครก็ได้ช่วยที', 'ใครก็ได้ช่วยด้วย'],
  },
}

it.each(linesOf(COMES))('hears a danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:/)
})

const listener = createListener(wordsWith('nb'))

const AT_A_TOWN: InEachLanguage = {
  'he comes or came back': {
    en: ['he came back', "he's back", 'hes coming', 'he is back'],
    nb: ['han kom tilbake', 'han kommer', 'de kommer', 'han er tilbake'],
    es: ['volvió', 'ya viene', 'ya volvió', 'él volvió'],
    'pt-BR': ['ele voltou', 'ele tá vindo', 'voltou', 'ele já vem'],
    ro: ['s-a întors', 'vine', 'vine aici', 'el s-a întors'],
    bg: ['върна се', 'идва', 'той се върна', 'той идва'],
    ru: ['он вернулся', 'идёт', 'идет сюда', 'вернулся'],
    uk: ['він повернувся', 'йде', 'іде сюди', 'повернувся'],
    th: ['เขากลับมา', 'เขามา', 'มันมา', 'เขากลับมาแล้ว'],
  },
}

it.each(linesOf(AT_A_TOWN))(
  'hears it where a town is asked for and %s (%s): %s',
  (_, language, text) => {
    expect(listener.meaningsOf({ text, context: 'report.city', lang: language })[0]).toBe('danger')
  },
)

const NONE: InEachLanguage = {
  'something comes': {
    en: ['when does the bus come', 'the bus is coming'],
    nb: ['bussen kommer', 'det kommer snø'],
    es: ['viene el verano', 'ya vienen las fiestas'],
    'pt-BR': ['o ônibus tá vindo', 'o natal tá vindo'],
    ro: ['vine vara', 'vine craciunul'],
    bg: ['идва лятото', 'идва зима'],
    ru: ['идёт дождь', 'зима идет'],
    uk: ['йде дощ', 'йде сніг'],
    th: ['รถเมล์มาแล้ว', 'ฝนมาแล้ว'],
  },
  'he left': {
    en: ['he left', 'he is gone'],
    nb: ['han gikk', 'han dro'],
    es: ['se fue', 'ya se fue'],
    'pt-BR': ['ele foi embora', 'foi embora'],
    ro: ['a plecat', 'el a plecat'],
    bg: ['тръгна си', 'отиде си'],
    ru: ['он ушел', 'он уехал'],
    uk: ['він пішов', 'вже пішов'],
    th: ['เขาไปแล้ว', 'ไปแล้ว'],
  },
  'something stops or not': {
    en: ['the bus does not stop', 'the alerts do not stop'],
    nb: ['bussen stopper ikke', 'varslene stopper ikke'],
    es: ['el bus no para', 'las alertas no paran'],
    'pt-BR': ['o ônibus não para', 'os alertas não param'],
    ro: ['autobuzul nu oprește', 'alertele nu se opresc'],
    bg: ['автобусът не спира', 'известията не спират'],
    ru: ['автобус не останавливается', 'уведомления не прекращаются'],
    uk: ['автобус не зупиняється', 'сповіщення не припиняються'],
    th: ['รถเมล์ไม่หยุด', 'แจ้งเตือนไม่หยุด'],
  },
  'somebody helps with something': {
    en: ['can you help me with tax'],
    nb: ['kan noen hjelpe meg med skatt'],
    es: ['alguien me puede ayudar con los impuestos'],
    'pt-BR': ['alguém pode me ajudar com imposto'],
    ro: ['mă poate ajuta cineva cu taxele'],
    bg: ['може ли някой да ми помогне с данъците'],
    ru: ['может кто-нибудь помочь с налогами'],
    uk: ['може хтось допомогти з податками'],
    th: ['ใครช่วยเรื่องภาษีได้บ้าง'],
  },
  'something was deleted': {
    en: ['i already deleted it', 'i deleted it', 'i have deleted everything already'],
    nb: ['jeg har allerede slettet det', 'jeg slettet den', 'slettet chatten allerede'],
    es: ['ya lo borré', 'lo borré', 'ya borré el chat'],
    'pt-BR': ['já apaguei', 'eu apaguei', 'já apaguei a conversa'],
    ro: ['l-am șters deja', 'am șters', 'am șters deja conversația'],
    bg: ['вече го изтрих', 'изтрих го', 'вече изтрих чата'],
    ru: ['я уже удалила', 'удалила', 'я уже удалила чат'],
    uk: ['я вже видалила', 'видалила', 'я вже видалила чат'],
    th: ['ลบไปแล้ว', 'ลบแล้ว', 'ฉันลบแชทแล้ว'],
  },
}

it.each(linesOf(NONE))('hears no danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)/)
})
