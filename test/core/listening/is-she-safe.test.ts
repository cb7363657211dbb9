import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'

const listener = createListener()
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
