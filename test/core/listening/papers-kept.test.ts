/** What is said where somebody keeps her passport or her papers, in every language. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const KEPT: InEachLanguage = {
  'somebody keeps them': {
    en: [
      'he has my passport',
      'he took my passport',
      'they have my papers',
      'he wont give me my passport back',
      'he hid my papers',
    ],
    nb: [
      'han har passet mitt',
      'hun beholder passet mitt',
      'sjefen har passet mitt',
      'noen har passet mitt',
      'de tok passet mitt',
      'de har papirene mine',
    ],
    es: [
      'él tiene mi pasaporte',
      'tienen mis papeles',
      'no me devuelve el pasaporte',
      'mi pasaporte está con él',
      'me quitaron el pasaporte',
      'mi jefe tiene mi pasaporte',
    ],
    'pt-BR': [
      'ele tá com meu passaporte',
      'ele tem meu passaporte',
      'meu chefe tá com meu passaporte',
      'pegaram meu passaporte',
      'ficaram com meus documentos',
      'não devolve meu passaporte',
    ],
    ro: [
      'el are pașaportul meu',
      'îmi țin actele',
      'nu-mi dă pașaportul înapoi',
      'mi-au luat pașaportul',
      'șeful are pașaportul meu',
      'pașaportul meu e la el',
    ],
    bg: [
      'той ми държи паспорта',
      'документите ми са у него',
      'не ми връща паспорта',
      'взеха ми паспорта',
      'шефът ми държи паспорта',
      'паспортът ми е у него',
    ],
    ru: [
      'у него мой паспорт',
      'мой паспорт у него',
      'забрал паспорт',
      'у них мои документы',
      'отобрали документы',
      'они забрали мой паспорт',
    ],
    uk: [
      'у нього мій паспорт',
      'мій паспорт у нього',
      'забрав паспорт',
      'у них мої документи',
      'відібрали документи',
      'в нього мій паспорт',
    ],
    th: [
      'เขามีพาสปอร์ตฉัน',
      'เขายึดพาสปอร์ตฉัน',
      'พาสปอร์ตหนูอยู่ที่เจ้านาย',
      'เขาไม่คืนพาสปอร์ต',
      'เขาเก็บเอกสารฉันไว้',
      'หนังสือเดินทางของฉันอยู่กับเขา',
    ],
  },
}

it.each(linesOf(KEPT))('tells about being forced where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^(danger|likely):|^asked:.*trafficking/)
})
