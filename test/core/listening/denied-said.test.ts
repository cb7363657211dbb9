/** What is said not to have been so, in every language, and what must be heard beside it. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const NONE: InEachLanguage = {
  'he had no weapon': {
    en: ['he had no knife', 'he had no gun', 'no knife', 'he doesnt have a weapon'],
    nb: [
      'han hadde ikke kniv',
      'han hadde ikke noe våpen',
      'han har ikke kniv',
      'han hadde ingen våpen',
    ],
    es: [
      'no tenía cuchillo',
      'no llevaba cuchillo',
      'él no tenía un cuchillo',
      'no había cuchillo',
    ],
    'pt-BR': [
      'ele não tinha faca',
      'ele não tava com faca',
      'ele não tem arma',
      'nao estava armado',
    ],
    ro: ['nu avea cuțit', 'nu avea niciun cuțit', 'nu are cuțit', 'el nu avea pistol'],
    bg: ['нямаше нож', 'нямаше оръжие', 'няма нож', 'не носеше нож'],
    ru: ['у него не было ножа', 'он был без ножа', 'у него нет ножа', 'у него не было оружия'],
    uk: ['у нього не було ножа', 'він був без ножа', 'у нього немає ножа', 'у нього не було зброї'],
    th: ['เขาไม่มีมีด', 'ไม่มีอาวุธ', 'ไม่มีมีด', 'ไม่ได้พกมีด'],
  },
  'she takes her medicine': {
    en: ['one pill a day', 'i take a pill every day', 'i take my pills every morning'],
    nb: ['en pille om dagen', 'jeg tar to piller hver dag', 'tar p-pillen hver dag'],
    es: ['una pastilla al día', 'tomo dos pastillas al día', 'tomo la pastilla todos los días'],
    'pt-BR': ['um comprimido por dia', 'tomo dois comprimidos por dia', 'tomo o remédio todo dia'],
    ro: ['o pastilă pe zi', 'iau două pastile pe zi', 'iau pastila zilnic'],
    bg: ['едно хапче на ден', 'пия две хапчета на ден', 'пия хапче всеки ден'],
    ru: ['одна таблетка в день', 'пью две таблетки в день', 'принимаю таблетки каждый день'],
    uk: ['одна таблетка на день', "п'ю дві таблетки на день", 'приймаю таблетки щодня'],
    th: ['กินยาวันละเม็ด', 'กินยาวันละสองเม็ด', 'กินยาคุมทุกวัน'],
  },
}

it.each(linesOf(NONE))('hears no danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)/)
})

const NOT_DONE: InEachLanguage = {
  'nobody raped her': {
    en: ['nobody raped me', "he didn't rape me", 'no one raped me'],
    nb: ['ingen voldtok meg', 'jeg ble ikke voldtatt', 'nei han voldtok meg ikke'],
    es: ['nadie me violó', 'él no me violó', 'no fui violada'],
    'pt-BR': ['ninguém me estuprou', 'não me estuprou', 'nao me estupraram'],
    ro: ['nimeni nu m-a violat', 'nu am fost violată', 'n-am fost violată'],
    bg: ['никой не ме изнасили', 'не съм изнасилена', 'никой не ме е изнасилвал'],
    ru: ['никто меня не насиловал', 'он меня не изнасиловал', 'никто меня не изнасиловал'],
    uk: ['ніхто мене не ґвалтував', 'він мене не зґвалтував', 'ніхто мене не згвалтував'],
    th: ['ไม่มีใครข่มขืนฉัน', 'ฉันไม่ได้ถูกข่มขืน', 'ไม่ได้ข่มขืน'],
  },
}

it.each(linesOf(NOT_DONE))('needs no page on what helps where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)|care|consent|violence/)
})

const DONE: InEachLanguage = {
  'he raped her': {
    en: ['he raped me', 'nobody believes me that he raped me', 'i was raped', 'no, he raped me'],
    nb: [
      'han voldtok meg',
      'ingen tror på at han voldtok meg',
      'jeg ble voldtatt',
      'nei, han voldtok meg',
    ],
    es: ['me violó', 'nadie me cree que me violó', 'fui violada', 'no, me violó'],
    'pt-BR': [
      'ele me estuprou',
      'ninguém acredita que ele me estuprou',
      'não, ele me estuprou',
      'fui estuprada',
    ],
    ro: ['m-a violat', 'nimeni nu mă crede că m-a violat', 'nu, m-a violat', 'am fost violată'],
    bg: [
      'той ме изнасили',
      'никой не ми вярва, че ме изнасили',
      'не, той ме изнасили',
      'изнасилиха ме',
    ],
    ru: [
      'он меня изнасиловал',
      'никто не верит что он меня изнасиловал',
      'нет, он меня изнасиловал',
      'меня изнасиловали',
    ],
    uk: [
      'він мене зґвалтував',
      'ніхто не вірить що він мене зґвалтував',
      'ні, він мене зґвалтував',
      'мене зґвалтували',
    ],
    th: ['เขาข่มขืนฉัน', 'ไม่มีใครเชื่อว่าเขาข่มขืนฉัน', 'ไม่ เขาข่มขืนฉัน', 'หนูโดนข่มขืน'],
  },
}

it.each(linesOf(DONE))('tells what helps where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^(danger|likely)|care|consent/)
})

const ARMED: InEachLanguage = {
  'he has a weapon': {
    en: [
      'he had a knife',
      'he has a knife',
      'he had a knife, i had no phone',
      'i have no weapon and he has a knife',
    ],
    nb: ['han hadde kniv', 'han har kniv', 'han betaler ikke og har kniv', 'nei, han hadde kniv'],
    es: [
      'tenía un cuchillo',
      'tiene un cuchillo',
      'no es pistola, es cuchillo',
      'no, tenía un cuchillo',
    ],
    'pt-BR': [
      'ele tinha uma faca',
      'ele tem uma faca',
      'não é arma, é faca',
      'não, ele tinha uma faca',
    ],
    ro: ['avea un cuțit', 'are cuțit', 'nu, avea un cuțit', 'nu plătește și are cuțit'],
    bg: ['той имаше нож', 'има нож', 'не, той имаше нож', 'не плаща и има нож'],
    ru: ['у него был нож', 'у него нож', 'нет у него нож', 'нет, у него был нож'],
    uk: ['у нього був ніж', 'у нього ніж', 'ні у нього ніж', 'ні, у нього був ніж'],
    th: ['เขามีมีด', 'เขาถือมีด', 'ไม่ เขาถือมีด', 'ไม่ เขามีมีด'],
  },
  'she took too much': {
    en: ['i took all the pills', 'i took a whole box of pills', 'she took too many pills'],
    nb: ['jeg tok alle pillene', 'tok hele brettet', 'jeg tok alle pillene i morges'],
    es: [
      'me tomé todas las pastillas',
      'tomé muchas pastillas',
      'tomé todas las pastillas esta mañana',
    ],
    'pt-BR': [
      'tomei todos os comprimidos',
      'tomei uma cartela inteira',
      'tomei todos os comprimidos hoje de manhã',
    ],
    ro: [
      'am luat toate pastilele',
      'am luat o cutie de pastile',
      'am luat toate pastilele azi dimineață',
    ],
    bg: ['изпих всичките хапчета', 'изпих цяла кутия хапчета', 'изпих всички хапчета тази сутрин'],
    ru: ['я выпила все таблетки', 'наглоталась таблеток', 'выпила все таблетки сегодня утром'],
    uk: ['я випила всі таблетки', 'наковталась таблеток', 'випила всі таблетки сьогодні вранці'],
    th: ['กินยาหมดเลย', 'กินยาหมดแผง', 'กินยาไปหลายเม็ด'],
  },
}

it.each(linesOf(ARMED))('hears a danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:/)
})
