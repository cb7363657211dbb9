/** Who will not go, in every language: a person is a danger, and what does not work is none. */
import { hears, type InEachLanguage, NO_DANGER } from '../../support/understood.ts'

const STAYS: InEachLanguage = {
  'somebody will not go': {
    en: ['he wont leave', 'the client is not leaving', 'he refuses to go'],
    nb: [
      'han går ikke',
      'kunden går ikke',
      'nå går han ikke',
      'han vil ikke gå',
      'går ikke herfra',
    ],
    es: ['no se va', 'el cliente no se quiere ir', 'no quiere irse'],
    'pt-BR': ['ele não vai embora', 'o cliente não quer sair', 'não sai daqui'],
    ro: ['nu pleacă', 'clientul nu iese', 'nu vrea să plece', 'nu iese din cameră'],
    bg: ['не си тръгва', 'клиентът не иска да излезе', 'отказва да си тръгне'],
    ru: ['он не уходит', 'клиент не выходит', 'не хочет уходить', 'не выходит из квартиры'],
    uk: ['він не йде', 'клієнт не виходить', 'не хоче йти', 'не йде звідси'],
    th: ['เขาไม่ยอมไป', 'ลูกค้าไม่ยอมกลับ', 'ไล่แล้วไม่ไป'],
  },
}

hears('hears an attack', STAYS, /^danger:.*attacked/)

const DOES_NOT_WORK: InEachLanguage = {
  'something does not work': {
    en: ['it does not work', 'this isnt working'],
    nb: ['det går ikke', 'går ikke', 'appen går ikke'],
    es: ['no funciona', 'esto no va'],
    'pt-BR': ['não funciona', 'isso não vai'],
    ro: ['nu merge', 'nu îmi iese', 'nu iese treaba'],
    bg: ['не става', 'не се получава'],
    ru: ['не выходит', 'ничего не выходит'],
    uk: ['не виходить', 'так не піде', 'справа не йде'],
    th: ['ใช้ไม่ได้', 'ไม่เวิร์ค'],
  },
}

hears('hears no danger', DOES_NOT_WORK, NO_DANGER)
