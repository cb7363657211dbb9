/** A service that is asked for by its name is opened, in every language and however the name is written. */
import { describe, expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { createServicesSaid } from '../../../src/core/listening/services-said.ts'
import { createTitlesSaid } from '../../../src/core/listening/titles-said.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const meaningsOf = (lang: string, text: string, context = 'idle-guest') =>
  listener.meaningsOf({ lang, text, context })

const ASKED: InEachLanguage = {
  'service:olafia': {
    en: ['olafia', 'is olaffia free and when does it open', 'adress of olafia clinic'],
    nb: ['olafia', 'Olafiaklinikken åpningstider?', 'olafja klinikken drop in?'],
    es: ['horario de olafia', 'la olafia abre el lunes?', 'donde queda la clinica olafia'],
    'pt-BR': ['a olafia abre amanhã?', 'olafia endereço', 'telefone da olafia'],
    ro: ['ce program are olafia', 'olafia e deschis azi?', 'numarul de la olafia'],
    bg: ['олафия работи ли днес', 'olafia adres', 'телефон на олафия'],
    ru: ['до скольки работает олафия', 'номер олафии', 'olafia adres'],
    uk: ['олафія сьогодні працює?', 'адреса олафії', 'як записатися в олафію'],
    th: ['โอลาเฟียอยู่ที่ไหนคะ', 'olafia เปิดวันนี้ไหม', 'ขอเบอร์โอลาเฟีย'],
  },
  'service:prosentret': {
    en: ['number for pro centre', 'pro sentret opening hours', 'where is prosentret'],
    nb: ['nummeret til prosenteret', 'er pro sentret åpent i kveld', 'prosentret tlf'],
    es: ['pro sentret donde queda', 'numero de pro sentret', 'prosentret abierto hoy?'],
    'pt-BR': ['qual o numero do pro sentret', 'pro sentret fecha que horas', 'prosentret contato'],
    ro: ['unde e pro sentret', 'numarul pro sentret', 'prosentret program'],
    bg: ['телефон на про сентрет', 'къде е про сентрет', 'pro sentret nomer'],
    ru: ['номер про сентрет', 'где находится просентрет', 'про сентрет открыт?'],
    uk: ['дайте номер про сентрет', 'де знаходиться просентрет', 'про сентрет адреса'],
    th: ['เบอร์โปรเซ็นเตอร์', 'โปรเซนเตอร์เปิดกี่โมง', 'pro sentret อยู่ที่ไหน'],
  },
  'service:rosa': {
    en: ['how do i call rosa project', 'rosa phone number', 'contact for project rosa'],
    nb: ['hvordan kontakter jeg rosaprosjektet', 'rosa telefonnummer', 'prosjekt rosa'],
    es: ['tienen el numero del proyecto rosa', 'contacto de rosa', 'proyecto rosa'],
    'pt-BR': ['contato do projeto rosa', 'telefone da rosa', 'o projeto rosa tem site?'],
    ro: ['numarul de la proiectul rosa', 'contact rosa', 'proiectul rosa'],
    bg: ['проект роза номер', 'телефон на организация роза', 'проект роса'],
    ru: ['как связаться с проектом роза', 'проект роза', 'телефон организации роза'],
    uk: ['контакти проєкту роза', 'проєкт роза', 'телефон організації роза'],
    th: ['โครงการโรซ่าโทรเบอร์อะไร', 'เบอร์โรซ่า', 'โครงการโรซา'],
  },
  'service:nadheim': {
    en: ['whats the adress of nadheim', 'nadheim open today'],
    nb: ['hvor ligger nadheim', 'nadheim tlf'],
    es: ['direccion de nadheim', 'nadheim esta abierto?'],
    'pt-BR': ['endereco da nadheim', 'nadheim abre hj?'],
    ro: ['unde e nadheim', 'nadheim telefon'],
    bg: ['къде е надхайм', 'надхейм телефон'],
    ru: ['где находится надхейм', 'телефон надхейма'],
    uk: ['де надхейм', 'надгейм телефон'],
    th: ['ขอเบอร์นัดไฮม์หน่อย', 'nadheim อยู่ที่ไหน'],
  },
  'service:jussbuss': {
    en: ['jussbuss opening hours', 'jusbuss phone'],
    nb: ['jusbuss tlf', 'jussbussen åpent i dag?'],
    es: ['jussbuss telefono', 'horario jussbuss'],
    'pt-BR': ['jussbuss telefone', 'contato do jussbuss'],
    ro: ['jussbuss telefon', 'adresa jussbuss'],
    bg: ['юсбус телефон', 'къде е юсбус'],
    ru: ['телефон юссбусс', 'юсбусс адрес'],
    uk: ['телефон юссбусс', 'юсбус адреса'],
    th: ['เบอร์ยุสบุส', 'jussbuss โทร'],
  },
}

it.each(linesOf(ASKED))('opens %s (%s): %s', (service, language, text) => {
  expect(meaningsOf(language, text)[0]).toBe(service)
})

it('opens every service that has a name of its own by that name alone', () => {
  const { pack } = countryOf('NO')
  const words = wordsWith('en')
  const named = new Set(
    [...words.phrases.values()].flatMap((own) =>
      (own['service-names'] ?? []).map((line) => line.split(': ')[0] ?? ''),
    ),
  )
  expect([...named].filter((id) => !(id in (pack?.services ?? {})))).toEqual([])
  const said = createServicesSaid(countryOf('NO'), words)
  for (const own of words.phrases.values())
    for (const line of own['service-names'] ?? []) {
      const [id = '', names = ''] = line.split(': ')
      for (const name of names.split(', ')) {
        expect(said(name)?.ids, name).toContain(id)
        expect(said(name)?.how, name).toBe('alone')
      }
    }
})

it('reads the names and the titles once for all who listen in the same words', () => {
  const words = wordsWith('en')
  let read = 0
  const counting = {
    ...words,
    in(...given: Parameters<typeof words.in>) {
      read++
      return words.in(...given)
    },
  }
  expect(createTitlesSaid(countryOf('NO'), counting)('olafia')?.how).toBe('alone')
  const first = read
  expect(first).toBeGreaterThan(0)
  expect(createTitlesSaid(countryOf('NO'), counting)('olafia')?.how).toBe('alone')
  expect(read).toBe(first)
})

describe('a name that is also a word', () => {
  const WORDS: InEachLanguage = {
    'is a colour, a flower, free time or somebody': {
      en: ['he wore a rosa shirt', 'rosa is my friend', 'i checked every point'],
      nb: [
        'han hadde rosa skjorte',
        'kjøpte en rosa kjole',
        'jeg har fri i dag',
        'hvor mange prosent tar de',
      ],
      es: ['la camisa rosa es mia', 'rosa es mi amiga', 'una rosa roja'],
      'pt-BR': ['comprei vestido rosa', 'a rosa é minha amiga', 'ganhei uma rosa'],
      ro: ['am rochie rosa', 'rosa e prietena mea', 'un trandafir rosa'],
      bg: ['имам роза вкъщи', 'роза е приятелка', 'купих пион'],
      ru: ['подарил мне розу', 'роза моя подруга', 'купила пион'],
      uk: ['подарував троянду роза гарна', 'роза моя подруга', 'купила піон'],
      th: ['โรซ่าเป็นเพื่อนหนู', 'มาริตาน่ารัก', 'ใส่เสื้อสีชมพู'],
    },
  }
  it.each(linesOf(WORDS))('%s (%s): %s', (_, language, text) => {
    expect(meaningsOf(language, text).filter((one) => one.startsWith('service:'))).toEqual([])
  })
})

it('comes after what a letter from it is about', () => {
  const meanings = meaningsOf('nb', 'fikk brev fra udi om at jeg må forlate landet')
  expect(meanings[0]).toBe('topic:expulsion')
  expect(meanings).toContain('service:udi')
})

it.each([
  ['en', 'help he is here call krisesenter'],
  ['nb', 'hjelp han slår meg ring krisesenteret'],
  ['ru', 'помогите он бьёт меня, номер кризисного центра'],
  ['es', 'ayuda me pega numero del krisesenter'],
])('does not hide a danger: %s %s', (lang, text) => {
  expect(meaningsOf(lang, text)[0]).toBe('danger')
})
