import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const answerOf = (lang: string, text: string) =>
  listener.meaningsOf({ text, context: 'report.safe', lang })[0]

it.each([
  ['en', 'yes but he is outside'],
  ['en', 'safe? no'],
  ['en', 'am i safe?'],
  ['en', 'i wish i was safe'],
  ['en', 'he is home'],
  ['en', 'at home with him'],
  ['en', 'he went out to get his friends'],
  ['nb', 'ja men han er i bygget'],
  ['nb', 'han gikk ikke'],
  ['nb', 'han gikk på do'],
  ['es', 'si pero vuelve'],
  ['es', 'el esta en casa'],
  ['pt-BR', 'sim mas ele volta'],
  ['pt-BR', 'ele nao foi embora'],
  ['ro', 'in siguranta nu'],
  ['bg', 'да но е отвън'],
  ['ru', 'да но он на улице'],
  ['ru', 'да ну'],
  ['uk', 'так але він надворі'],
  ['uk', 'так і не пішов'],
  ['th', 'เขาอยู่บ้าน'],
])('is not answered with yes in %s by %j', (lang, text) => {
  expect(answerOf(lang, text)).not.toBe('answer:yes')
})

it.each([
  ['en', 'yes i am'],
  ['en', 'he left'],
  ['en', 'im home now'],
  ['nb', 'ja jeg er trygg'],
  ['nb', 'han har gått'],
  ['es', 'si estoy bien'],
  ['pt-BR', 'ja to em casa'],
  ['ro', 'sunt acasa'],
  ['bg', 'вкъщи съм'],
  ['ru', 'он ушел'],
  ['uk', 'я вдома'],
  ['th', 'ถึงบ้านแล้ว'],
])('is answered with yes in %s by %j', (lang, text) => {
  expect(answerOf(lang, text)).toBe('answer:yes')
})

it('asks again whoever says yes and something that speaks against it', () => {
  expect(answerOf('en', 'yes')).toBe('answer:yes')
  expect(answerOf('en', 'yes but he is outside')).not.toBe('answer:yes')
})

const THERE: InEachLanguage = {
  'he sleeps, is in the bathroom, or is behind the door': {
    en: [
      'hes asleep next to me',
      'still in the bathroom',
      'im holding the door shut',
      'he is in the shower',
    ],
    nb: ['han sover ved siden av meg', 'han er på do', 'holder døra igjen', 'fortsatt her'],
    es: ['duerme a mi lado', 'esta en el baño', 'estoy aguantando la puerta', 'sigue aqui'],
    'pt-BR': [
      'ele ta dormindo do meu lado',
      'ta no banho',
      'to segurando a porta',
      'ainda ta aqui',
    ],
    ro: ['doarme langa mine', 'e in baie', 'tin usa sa nu intre', 'inca e aici'],
    bg: ['спи до мен', 'в банята е', 'държа вратата затворена', 'още е тук'],
    ru: ['спит рядом', 'он в душе', 'держу дверь он за ней', 'еще тут'],
    uk: ['спить поруч зі мною', 'він у ванній', 'тримаю двері', 'ще тут'],
    th: ['เขาหลับอยู่', 'เขาอยู่ในห้องน้ำ', 'หนูดันประตูไว้อยู่', 'ยังอยู่เลย'],
  },
}

it.each(linesOf(THERE))('is answered with no where %s (%s): %s', (_, lang, text) => {
  expect(answerOf(lang, text)).toBe('answer:no')
})

const AWAY: InEachLanguage = {
  'he has gone, or she is on her way': {
    en: ['he left, im on the bus', 'door locked hes gone', 'in a cab going home'],
    nb: ['han har dratt', 'sitter på bussen nå', 'han har gått og jeg er på toget'],
    es: ['ya se fue, voy en el bus', 'se fue y cerre la puerta'],
    'pt-BR': ['ele foi embora to no onibus', 'ele saiu e tranquei a porta'],
    ro: ['a plecat sunt in autobuz', 'a plecat, sunt acasa'],
    bg: ['тръгна си, аз съм в автобуса', 'отиде си, вкъщи съм'],
    ru: ['ушел, я в автобусе', 'дверь закрыла он уехал'],
    uk: ['пішов, я вже в автобусі', 'двері закрила він поїхав'],
    th: ['เขาไปแล้ว อยู่บนรถเมล์', 'เขากลับไปแล้ว หนูอยู่บ้านแล้ว'],
  },
}

it.each(linesOf(AWAY))('is answered with yes where %s (%s): %s', (_, lang, text) => {
  expect(answerOf(lang, text)).toBe('answer:yes')
})
