/** A cry for help that does not say why: polite, roundabout, or among other words. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, context: string, text: string): string | undefined =>
  listener.meaningsOf({ lang, context, text })[0]

it.each([
  ['en', 'sorry to write so late, is there anybody who can help me'],
  ['nb', 'unnskyld at jeg maser, er det noen der som kan hjelpe meg'],
  ['es', 'perdón la molestia, ¿hay alguien que me pueda ayudar?'],
  ['pt-BR', 'desculpa incomodar, tem alguém aí que possa me ajudar'],
  ['ro', 'scuze de deranj, e cineva aici care ma poate ajuta'],
  ['bg', 'извинете за безпокойството, има ли някой да ми помогне'],
  ['ru', 'простите за беспокойство, есть кто нибудь кто может помочь'],
  ['uk', 'вибачте за турботу, чи є хтось хто може мені допомогти'],
  ['th', 'ขอโทษที่รบกวนนะคะ มีใครพอจะช่วยหนูได้บ้างไหมคะ'],
])('brings whom to call first (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'idle-guest', text)).toBe('danger')
})

it.each([
  ['en', 'how does this work, can you help me use it', 'command:help'],
  ['en', 'can you help me check a number', 'command:check'],
  ['en', 'i want to talk to a human please', 'person'],
  ['nb', 'kan du hjelpe meg med å sjekke et nummer', 'command:check'],
  ['nb', 'hvordan virker denne boten', 'command:help'],
  ['es', 'quiero hablar con una persona', 'person'],
  ['ru', 'как пользоваться этим ботом', 'command:help'],
])('is not heard where she wants something else (%s): %s', (lang, text, meaning) => {
  expect(firstOf(lang, 'idle-member', text)).toBe(meaning)
})

it.each([
  ['en', 'i turn 18 in june'],
  ['nb', 'fyller 18 til sommern'],
  ['es', 'cumplo 18 en junio'],
  ['pt-BR', 'faço 18 em junho'],
  ['ro', 'implinesc 18 la vara'],
  ['bg', 'ставам 18 през лятото'],
  ['ru', 'летом мне будет 18'],
  ['uk', 'влітку мені буде 18'],
  ['th', 'อีกสามเดือนจะครบ 18'],
])('who turns 18 is a child (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'idle-guest', text)).toBe('danger')
})
