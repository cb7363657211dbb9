/** What is said where a child is held or was taken, in every language: it is a danger, unless child welfare did it. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const TAKEN: InEachLanguage = {
  'somebody holds her child': {
    en: [
      'they have my son',
      'he took my kid',
      'they are holding my child',
      'somebody took my son',
      'they kidnapped my son',
      'he wont give me my baby',
    ],
    nb: [
      'de har sønnen min',
      'han tok barnet mitt',
      'de holder barnet mitt',
      'sønnen min er tatt',
      'han har stukket av med sønnen min',
      'dem har ungen min',
    ],
    es: [
      'tienen a mi hijo',
      'se llevaron a mi hijo',
      'él tiene a mi niña',
      'retienen a mi hija',
      'me quitó a mi bebé y se fue',
      'tiene a mis hijos',
    ],
    'pt-BR': [
      'eles têm meu filho',
      'ele tá com minha filha',
      'pegaram minha filha',
      'sequestraram meu filho',
      'tão com a minha filha',
      'eles estão segurando minha filha',
    ],
    ro: [
      'îl au pe fiul meu',
      'o au pe fata mea',
      'îmi țin copilul',
      'mi-au răpit băiatul',
      'el are copilul meu',
      'o tin pe fetita mea',
    ],
    bg: [
      'те държат сина ми',
      'взеха ми дъщерята',
      'той взе детето ми',
      'държи дъщеря ми',
      'взе бебето ми и избяга',
      'държат децата ми',
    ],
    ru: [
      'у них мой сын',
      'они забрали мою дочь',
      'похитили моего сына',
      'он удерживает моего ребенка',
      'увёл моего ребёнка',
      'мой сын у них',
    ],
    uk: [
      'у них мій син',
      'вони забрали мою доньку',
      'викрали мого сина',
      'він утримує мою дитину',
      'мій син у них',
      'вони тримають моїх дітей',
    ],
    th: [
      'พวกมันจับลูกฉันไว้',
      'ลูกฉันอยู่กับพวกมัน',
      'มันจับลูกสาวหนูไว้',
      'มันไม่คืนลูก',
      'พวกเขาจับลูกชายฉัน',
      'เขาขโมยลูกหนูไป',
    ],
  },
}

it.each(linesOf(TAKEN))('hears a danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:.*attacked/)
})

const BY_THE_OFFICE: InEachLanguage = {
  'child welfare took her child': {
    en: ['child welfare took my son', 'social services have my daughter'],
    nb: ['barnevernet tok sønnen min', 'bvt har ungene mine'],
    es: ['barnevernet se llevó a mi hijo', 'servicios sociales me quitaron a mi hijo'],
    'pt-BR': ['o barnevernet levou meu filho', 'assistente social levou meu bebê'],
    ro: ['barnevernet mi-a luat copilul', 'asistența socială mi-a luat copiii'],
    bg: ['барневернет ми взеха детето', 'barnevernet взе сина ми'],
    ru: ['барневерн забрал моего сына', 'barnevernet забрали мою дочь'],
    uk: ['барневерн забрав мого сина', 'barnevernet забрав мою доньку'],
    th: ['barnevernet เอาลูกหนูไป', 'สังคมสงเคราะห์เอาลูกหนูไป'],
  },
}

it.each(linesOf(BY_THE_OFFICE))(
  'tells about child welfare where %s (%s): %s',
  (_, language, text) => {
    expect(understood(language, text)).toMatch(/^asked:.*child-welfare/)
  },
)

const AT_HOME: InEachLanguage = {
  'a child is spoken of': {
    en: ['i have a son', 'they have a son', 'my kids are with my mother'],
    nb: ['jeg har en sønn', 'de har en sønn', 'han kjørte ungene til skolen'],
    es: ['tengo un hijo', 'ellos tienen un hijo'],
    'pt-BR': ['tenho um filho', 'eles têm um filho'],
    ro: ['am un fiu', 'ei au un copil', 'copiii mei sunt la mama'],
    bg: ['имам син', 'те имат дете', 'децата ми са при майка ми'],
    ru: ['у меня есть сын', 'у них есть ребенок', 'отвёл сына в школу'],
    uk: ['у них є дитина', 'відвів сина до школи'],
    th: ['ฉันมีลูก', 'เขามีลูก', 'พาลูกไปโรงเรียน'],
  },
}

it.each(linesOf(AT_HOME))('hears no danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)/)
})
