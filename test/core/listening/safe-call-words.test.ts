import { describe, expect, it } from 'vitest'
import { createMeaning } from '../../../src/core/listening/meaning.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import type { Meant, Question } from '../../../src/core/terms/meaning.ts'
import { wordsWith } from '../../support/words.ts'

const meaning = createMeaning({
  words: wordsWith('en'),
  country: countryOf('NO'),
})
const NOW = new Date('2026-11-18T22:00:00Z')

const meant = (text: string, language: string, isExpected: boolean, question?: Question): Meant =>
  meaning.of(
    { body: { kind: 'text', text }, at: NOW },
    {
      session: {},
      question,
      language,
      limits: { text: 4096, options: 10, buttons: true },
      isExpected,
    },
  )

const choice: Question = {
  kind: 'choice',
  binding: false,
  browsing: false,
  reading: false,
  plain: false,
  safety: false,
  hears: () => undefined,
  ticking: false,
  finds: () => false,
}

/** In each language: she says when she is back; that she is well; that she is not. */
const SAID: Record<string, { back: string[]; well: string[]; danger: string[]; asks: string }> = {
  en: {
    back: ['back at 23:30', 'I will be home by 11pm please', 'be back in 2 hours'],
    well: ['I am safe', 'home now', 'hi, im home safe, thanks!'],
    danger: ['he wont let me leave', 'he is here'],
    asks: 'tell my friend if i dont come back',
  },
  nb: {
    back: ['tilbake om 2 timer', 'hjemme kl 23.30', 'jeg er hjemme halv tolv'],
    well: ['trygg hjemme', 'jeg er hjemme nå, takk', 'alt bra'],
    danger: ['han er her', 'han slipper meg ikke'],
    asks: 'noen som passer på meg hvis jeg ikke kommer hjem',
  },
  es: {
    back: ['vuelvo a las 3', 'regreso en dos horas', 'llego a casa a las 11 y media'],
    well: ['estoy a salvo', 'ya llegué a casa', 'hola, ya estoy en casa gracias'],
    danger: ['está aquí', 'no me deja salir'],
    asks: 'si no vuelvo avisa a alguien',
  },
  'pt-BR': {
    back: ['volto às 23h', 'chego em casa em 2 horas', 'vou voltar às três da manhã'],
    well: ['cheguei bem', 'tô em casa', 'em segurança, obrigada'],
    danger: ['ele está aqui', 'ele não me deixa sair'],
    asks: 'se eu não voltar avisa alguém',
  },
  ro: {
    back: ['mă întorc la 23:30', 'ajung acasă în două ore', 'revin la nouă și jumătate'],
    well: ['sunt bine', 'am ajuns acasă', 'sunt acasă, mulțumesc'],
    danger: ['e aici', 'nu mă lasă să plec'],
    asks: 'dacă nu mă întorc spune cuiva',
  },
  bg: {
    back: ['връщам се в 23:30', 'ще се прибера след 2 часа', 'shte se vyrna do 11'],
    well: ['добре съм', 'прибрах се', 'вкъщи съм, благодаря'],
    danger: ['той е тук', 'не ме пуска'],
    asks: 'ако не се върна кажи на някого',
  },
  ru: {
    back: ['вернусь в 23:30', 'буду дома через два часа', 'вернусь в половине двенадцатого'],
    well: ['я дома', 'я в безопасности', 'я дома, спасибо'],
    danger: ['он здесь', 'он меня не выпускает'],
    asks: 'если я не вернусь скажи кому-нибудь',
  },
  uk: {
    back: ['повернусь о 23:30', 'буду вдома через дві години', 'повернуся о пів на дванадцяту'],
    well: ['я вдома', 'я в безпеці', 'вже вдома, дякую'],
    danger: ['він тут', 'він мене не випускає'],
    asks: 'якщо я не повернусь скажи комусь',
  },
  th: {
    back: ['กลับตอน 23:30', 'กลับอีก 2 ชั่วโมง', 'กลับก่อนเที่ยงคืน'],
    well: ['ถึงบ้านแล้ว', 'ปลอดภัยแล้วค่ะ', 'กลับมาแล้ว'],
    danger: ['เขาอยู่ที่นี่', 'เขาไม่ให้ออก'],
    asks: 'ถ้าฉันไม่กลับช่วยบอกเพื่อน',
  },
}

describe.each(Object.entries(SAID))('In %s', (language, { back, well, danger, asks }) => {
  it.each(back)('%j says when she is back', (text) => {
    expect(meant(text, language, false).kind).toBe('back')
  })

  it.each(well)('%j says that she is well, while she is expected', (text) => {
    expect(meant(text, language, true)).toEqual({ kind: 'well', text })
    expect(meant(text, language, true, choice).kind).toBe('well')
    expect(meant(text, language, false).kind).not.toBe('well')
  })

  it.each(danger)('%j is a danger, expected or not', (text) => {
    expect(meant(text, language, true).kind).toBe('danger')
    expect(meant(text, language, false).kind).toBe('danger')
  })

  it('hears a wish for a safe-call', () => {
    const heard = meant(asks, language, false)
    expect(heard.kind === 'asked' && heard.wanted[0]).toEqual({ kind: 'command', name: 'safecall' })
  })
})

/** Verbs of coming home, finishing and being back, with a time, as people of each language type them. */
const COMING_HOME: Record<string, string[]> = {
  en: ['coming home at 2', 'I get back in three hours', 'finishing around 11pm'],
  nb: ['kommer hjem halv to', 'skal være hjemme klokka elleve', 'slutter klokka ett'],
  es: ['voy a volver a las doce y media', 'acabo sobre las once', 'estoy de vuelta a las 2'],
  'pt-BR': ['vou tá em casa às duas', 'chego antes das 3', 'vou estar de volta em 2 horas'],
  ro: ['o să fiu acasă la unu', 'voi fi înapoi până la 23', 'vin peste o oră'],
  bg: ['тази вечер се прибирам в 11', 'ще си дойда до полунощ', 'вкъщи съм след два часа'],
  ru: ['дома буду к одиннадцати', 'должна вернуться в час', 'доберусь через два часа'],
  uk: ['вдома буду об одинадцятій', 'маю повернутися до першої', 'доберуся до опівночі'],
  th: ['กลับมาห้าทุ่มค่ะ', 'จะถึงบ้านตีสอง', 'กลับห้องประมาณสี่ทุ่ม', 'กลับมาอีกสองชั่วโมง'],
}
describe.each(Object.entries(COMING_HOME))('In %s', (language, texts) => {
  it.each(texts)('%j says when she is back', (text) => {
    expect(meant(text, language, false).kind).toBe('back')
  })
})

/** Somebody else comes home. It must not begin a call of hers, or make one longer. */
const SOMEBODY_ELSE: Record<string, string[]> = {
  en: [
    'he comes home at three',
    'my husband is home at 3',
    'he is back at 23:30',
    'she will be home by 11pm',
    'he gets back in two hours',
    'they are coming home at 2',
    'my boyfriend finishes at 11',
    'my flatmate is out until 3 then back',
    'when he is back at 3 I must be gone',
    'the kids are home by 4',
    'my mum will be back in an hour',
    'the client comes back at 10',
  ],
  nb: [
    'han kommer hjem klokka tre',
    'mannen min er hjemme kl 3',
    'hun er tilbake halv ti',
    'kjæresten min kommer tilbake om 2 timer',
    'han er ferdig klokka ett',
    'kunden kommer tilbake om en time',
    'typen min kommer hjem halv tolv',
    'klokka tre kommer han hjem',
    'han skal være hjemme klokka elleve',
    'ungene er hjemme kl 4',
    'mamma kommer hjem om en time',
    'da er han hjemme kl 3',
    'sønnen min slutter klokka to',
  ],
  es: [
    'él vuelve a las tres',
    'mi marido vuelve a las 3',
    'mi novio llega a casa a las 11',
    'mi marido está de vuelta a las 2',
    'ella regresa en dos horas',
    'mi hijo sale a las 5',
    'él está de regreso a las 10',
    'mi novio estará en casa a las 3',
    'vuelve a las 3',
    'mi madre llega a las 4',
  ],
  'pt-BR': [
    'ele volta às três',
    'meu marido volta às 23h',
    'ele tá de volta às 2',
    'minha mãe chega em casa às 4',
    'ele vai voltar às três da manhã',
    'meu namorado chega às 11',
    'ele vai estar em casa às 3',
    'meu filho sai às 5',
    'o cliente volta em 2 horas',
    'meu marido tá em casa às 3',
  ],
  ro: [
    'el vine acasă la trei',
    'soțul meu vine acasă la 3',
    'el se întoarce la 23:30',
    'iubitul meu ajunge acasă la 11',
    'ea revine în două ore',
    'copiii sunt acasă la 4',
    'mama ajunge la 5',
    'el termină la 11',
    'el o să fie acasă la unu',
    'el e înapoi la 3',
    'soțul meu e acasă la 3',
  ],
  bg: [
    'той се прибира в три',
    'мъжът ми се прибира в 3',
    'той ще се върне до 11',
    'тя се връща след 2 часа',
    'приятелят ми ще се прибере в 11',
    'той ще си дойде до полунощ',
    'клиентът се връща в 10',
    'децата са вкъщи в 4',
    'мъжът ми е вкъщи в 3',
    'toi shte se vyrne sled 2 chasa',
    'той приключва в 11',
  ],
  ru: [
    'он придёт домой в три',
    'муж вернётся в 3',
    'муж будет дома в 3',
    'он будет дома к одиннадцати',
    'она вернется через два часа',
    'мой парень приедет домой в 11',
    'клиент вернётся в 10',
    'дети будут дома в 4',
    'мама придёт через час',
    'он возвращается в 23:30',
    'он заканчивает в 11',
    'муж дома в 3',
  ],
  uk: [
    'він прийде додому о третій',
    'чоловік повернеться о 3',
    'чоловік буде вдома о 3',
    'вона повернеться через дві години',
    'мій хлопець приїде додому об одинадцятій',
    'клієнт повернеться о 10',
    'діти будуть вдома о 4',
    'мама прийде через годину',
    'він повертається о 23:30',
    'він закінчує об 11',
    'чоловік вдома о 3',
  ],
  th: [
    'เขากลับบ้านตีสาม',
    'ผัวกลับบ้านห้าทุ่ม',
    'แฟนจะกลับมาอีก 2 ชั่วโมง',
    'เขาจะถึงบ้านตีสอง',
    'ลูกค้ากลับมาตอน 23:30',
    'แม่กลับบ้านก่อนเที่ยงคืน',
    'ลูกกลับบ้านบ่ายสาม',
    'สามีกลับตอนห้าทุ่ม',
    'เพื่อนกลับห้องประมาณสี่ทุ่ม',
  ],
}
describe.each(Object.entries(SOMEBODY_ELSE))('In %s', (language, texts) => {
  it.each(texts)('%j is no time of hers', (text) => {
    expect(meant(text, language, false).kind).not.toBe('back')
    expect(meant(text, 'en', true).kind).not.toBe('back')
  })
})

/** Somebody else is spoken of, and she says when she is back. */
const HERS_ALL_THE_SAME: Record<string, string[]> = {
  en: [
    'he pays me and I am back at 11',
    'I am with him, back at 23:30',
    'he drives me home at 3',
    'my friend knows, home by 11pm',
    'they want me back by 2',
    'she is with me, back in 2 hours',
    'he said ok so i will be home by 3',
  ],
  nb: [
    'han kjører meg hjem klokka tre',
    'jeg kommer hjem til han klokka tre',
    'venninna mi vet det, hjemme kl 23',
  ],
  es: [
    'estoy con él, vuelvo a las 3',
    'mi amiga lo sabe, regreso en dos horas',
    'él me lleva, llego a casa a las 11',
  ],
  'pt-BR': ['ele me leva, chego em casa às 2', 'vou ver ele e volto em 2 horas'],
  ro: ['sunt cu el, mă întorc la 23:30', 'el mă duce, ajung acasă la 2'],
  bg: ['с него съм, връщам се в 23:30', 'той ме кара, прибирам се в 2'],
  ru: ['я с ним, вернусь в 23:30', 'он меня отвезёт, буду дома в 3', 'муж знает, буду дома к 11'],
  uk: ['я з ним, повернусь о 23:30', 'він мене відвезе, буду вдома о 3'],
  th: ['อยู่กับเขา กลับตอน 23:30', 'ไปกับลูกค้า กลับอีก 2 ชั่วโมง'],
}
describe.each(Object.entries(HERS_ALL_THE_SAME))('In %s', (language, texts) => {
  it.each(texts)('%j says when she is back', (text) => {
    expect(meant(text, language, false).kind).toBe('back')
  })
})

it.each([
  ['th', 'ส่งกลับภายใน 2 วันได้ไหม'],
  ['th', 'กลับมาทำงานที่นอร์เวย์ได้ไหม'],
  ['ru', 'должна вернуться в Украину'],
  ['en', 'they said I must return in 30 days'],
  ['ro', 'vin la Oslo pe 3'],
])('in %s, %j is no time at which she is expected', (language, text) => {
  expect(meant(text, language, false).kind).not.toBe('back')
})

it('leaves an answer to the question whether she is safe to that question', () => {
  const safety = { ...choice, safety: true }
  expect(meant('I am safe', 'en', true, safety).kind).not.toBe('well')
  expect(meant('I am safe', 'en', true, { ...choice, kind: 'typed' }).kind).not.toBe('well')
})

it.each(['I am not safe', 'is it safe?', 'he is home now', 'back at 23:30'])(
  'does not take %j for a sign that she is well',
  (text) => {
    expect(meant(text, 'en', true).kind).not.toBe('well')
  },
)
