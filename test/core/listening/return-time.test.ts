import { describe, expect, it } from 'vitest'
import { createReturnTimes } from '../../../src/core/listening/return-time.ts'
import type { ReturnTime } from '../../../src/core/terms/meaning.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')
const readTime = createReturnTimes(words.phrases)

/** A time as it is written below: "in 90", "at 23:30", "at 9:30?" if it may be in either half of the day. */
const shown = (time: ReturnTime | undefined): string => {
  if (!time) return 'nothing'
  if (time.kind === 'in') return `in ${time.minutes}`
  const clock = `${Math.floor(time.minute / 60)}:${String(time.minute % 60).padStart(2, '0')}`
  return `at ${clock}${time.either ? '?' : ''}${time.tomorrow ? ' tomorrow' : ''}`
}

const CORPUS: Record<string, Record<string, string>> = {
  en: {
    'back at 23:30': 'at 23:30',
    'back by 11': 'at 11:00?',
    'home by 11pm': 'at 23:00',
    'I am back at 9.30 pm': 'at 21:30',
    'back at half past nine tonight': 'at 21:30',
    'back at quarter to ten': 'at 9:45?',
    'back at 10 past 2 at night': 'at 2:10',
    'be back in 2 hours': 'in 120',
    'back in two and a half hours': 'in 150',
    'back in an hour and a half': 'in 90',
    'back in 1.5 hours': 'in 90',
    'back in half an hour': 'in 30',
    'back in an hour': 'in 60',
    'home in 45 min': 'in 45',
    'back in 2 hours and 15 minutes': 'in 135',
    'back by midnight': 'at 0:00',
    'back at 12:30 am': 'at 0:30',
    'back tomorrow morning at 7': 'at 7:00 tomorrow',
    'back at 2330': 'at 23:30',
    'back at 09:00': 'at 9:00',
    'back at 25:30': 'nothing',
    'back at 9 or at 10': 'nothing',
    'back soon': 'nothing',
    'my number is 912 34 567': 'nothing',
    'room 304, third floor': 'nothing',
  },
  nb: {
    'tilbake om 2 timer': 'in 120',
    'tilbake kl 23.30': 'at 23:30',
    'hjemme klokka 11': 'at 11:00?',
    'tilbake halv ti': 'at 9:30?',
    'tilbake halv ti i kveld': 'at 21:30',
    'tilbake fem på halv ti': 'at 9:25?',
    'tilbake ti over halv elleve': 'at 10:40?',
    'hjemme kvart over ett i natt': 'at 1:15',
    'hjem kvart på tolv': 'at 11:45?',
    'tilbake om halvannen time': 'in 90',
    'tilbake om en halvtime': 'in 30',
    'tilbake om to og en halv time': 'in 150',
    'ferdig innen midnatt': 'at 0:00',
    'hjem i morgen tidlig kl 7': 'at 7:00 tomorrow',
    'tilbake om tre kvarter': 'nothing',
    'jeg er tilbake i Bergen': 'nothing',
  },
  es: {
    'vuelvo a las 3': 'at 3:00?',
    'vuelvo a las tres de la mañana': 'at 3:00',
    'regreso a las 11 y media de la noche': 'at 23:30',
    'vuelvo a la una menos cuarto': 'at 0:45?',
    'vuelvo en 2 horas': 'in 120',
    'vuelvo en hora y media': 'in 90',
    'regreso en media hora': 'in 30',
    'vuelvo a las 23 horas': 'at 23:00',
    'vuelvo a las 23:30': 'at 23:30',
    'vuelvo a medianoche': 'at 0:00',
    'vuelvo a las diez y cuarto': 'at 10:15?',
    'vuelvo mañana a las 8': 'at 8:00? tomorrow',
    'vuelvo pronto': 'nothing',
  },
  'pt-BR': {
    'volto às 23h30': 'at 23:30',
    'volto as 3 da manhã': 'at 3:00',
    'volto às nove e meia da noite': 'at 21:30',
    'volto 23h': 'at 23:00',
    'volto em 2 horas': 'in 120',
    'volto daqui a 2h': 'in 120',
    'volto em uma hora e meia': 'in 90',
    'volto em meia hora': 'in 30',
    'volto meia-noite': 'at 0:00',
    'volto quinze para as dez': 'at 9:45?',
    'volto logo': 'nothing',
  },
  ro: {
    'mă întorc la 23:30': 'at 23:30',
    'ma intorc la ora 11': 'at 11:00?',
    'vin acasă la nouă și jumătate diseară': 'at 21:30',
    'ma intorc la 10 fara un sfert': 'at 9:45?',
    'mă întorc în 2 ore': 'in 120',
    'ma intorc peste o ora': 'in 60',
    'ma intorc intr-o ora si jumatate': 'in 90',
    'revin în jumătate de oră': 'in 30',
    'ajung acasă la 2 noaptea': 'at 2:00',
    'mâine dimineață la 7': 'at 7:00 tomorrow',
    'mă întorc curând': 'nothing',
  },
  bg: {
    'връщам се в 23:30': 'at 23:30',
    'ще се върна до 11 вечерта': 'at 23:00',
    'прибирам се в девет и половина': 'at 9:30?',
    'прибирам се в десет без четвърт': 'at 9:45?',
    'връщам се след 2 часа': 'in 120',
    'връщам се в 2 часа през нощта': 'at 2:00',
    'връщам се след час и половина': 'in 90',
    'след половин час': 'in 30',
    'връщам се в полунощ': 'at 0:00',
    'shte se vyrna sled 2 4asa': 'in 120',
    'ще се върна скоро': 'nothing',
  },
  ru: {
    'вернусь в 23:30': 'at 23:30',
    'вернусь в полдесятого': 'at 9:30?',
    'буду дома в половине одиннадцатого вечера': 'at 22:30',
    'вернусь без четверти десять': 'at 9:45?',
    'вернусь через 2 часа': 'in 120',
    'вернусь через час': 'in 60',
    'вернусь через полчаса': 'in 30',
    'вернусь через полтора часа': 'in 90',
    'буду дома в 3 часа ночи': 'at 3:00',
    'буду к 11 вечера': 'at 23:00',
    'вернусь в 10 минут десятого': 'at 9:10?',
    'вернусь до полуночи': 'at 0:00',
    'завтра утром в 8': 'at 8:00 tomorrow',
    'vernus cherez 2 chasa': 'in 120',
    'скоро вернусь': 'nothing',
  },
  uk: {
    'повернусь о 23:30': 'at 23:30',
    'повернусь о пів на десяту': 'at 9:30?',
    'буду вдома о дев’ятій вечора': 'at 21:00',
    'повернусь за чверть десята': 'at 9:45?',
    'повернусь через 2 години': 'in 120',
    'повернусь за годину': 'in 60',
    'повернусь за півгодини': 'in 30',
    'повернусь через півтори години': 'in 90',
    'повернусь до 3 ночі': 'at 3:00',
    'повернусь опівночі': 'at 0:00',
    'скоро повернусь': 'nothing',
  },
  th: {
    'กลับตอน 23:30': 'at 23:30',
    กลับสามทุ่ม: 'at 21:00',
    'กลับ 5 ทุ่มครึ่ง': 'at 23:30',
    กลับตีสอง: 'at 2:00',
    กลับบ่ายสาม: 'at 15:00',
    กลับหกโมงเย็น: 'at 18:00',
    'กลับอีก 2 ชั่วโมง': 'in 120',
    'กลับใน ๒ ชั่วโมงครึ่ง': 'in 150',
    อีกครึ่งชั่วโมงกลับ: 'in 30',
    กลับก่อนเที่ยงคืน: 'at 0:00',
    เดี๋ยวกลับ: 'nothing',
  },
}

describe.each(Object.entries(CORPUS))('In %s', (language, lines) => {
  it.each(Object.entries(lines))('%j is %s', (text, time) => {
    expect(shown(readTime(text, language))).toBe(time)
  })
})

it('reads another language than her own', () => {
  expect(shown(readTime('tilbake om 2 timer', 'th'))).toBe('in 120')
})

it('takes a bare number for a time only where a time was asked for', () => {
  expect(shown(readTime('23', 'en'))).toBe('nothing')
  expect(shown(readTime('23', 'en', true))).toBe('at 23:00')
  expect(shown(readTime('2330', 'en', true))).toBe('at 23:30')
  expect(shown(readTime('eleven', 'en', true))).toBe('at 11:00?')
  expect(shown(readTime('91234567', 'en', true))).toBe('nothing')
})

it('reads of a message with several people only what it says of her', () => {
  expect(shown(readTime('he is home at 3, I am back at 23:30', 'en'))).toBe('at 23:30')
  expect(shown(readTime('han kommer hjem klokka tre. Jeg er tilbake 23.30', 'nb'))).toBe('at 23:30')
  expect(shown(readTime('han kommer hjem klokka tre', 'nb', true))).toBe('nothing')
})
