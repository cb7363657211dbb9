/** What is said by somebody who is attacked, held or not safe, in every language. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const ATTACKED: InEachLanguage = {
  'he forces her': {
    en: ['he forces me', 'he is forcing me right now', 'hes making me do things i dont want'],
    nb: ['han tvinger meg', 'kunden tvinger meg nå', 'han presser meg til å gjøre ting'],
    es: ['me obliga', 'el cliente me está forzando', 'me fuerza a hacer cosas'],
    'pt-BR': ['ele me força', 'o cliente tá me obrigando', 'ele me obriga a fazer'],
    ro: ['mă forțează', 'clientul mă obligă', 'ma forteaza sa fac ce nu vreau'],
    bg: ['той ме насилва', 'принуждава ме', 'кара ме насила'],
    ru: ['он меня заставляет', 'клиент принуждает меня', 'он насильно меня держит'],
    uk: ['він мене змушує', 'клієнт примушує мене', 'він силує мене'],
    th: ['เขาบังคับฉัน', 'ลูกค้าบังคับหนู', 'เขาฝืนใจฉันอยู่'],
  },
  'he goes on though she said no': {
    en: [
      'I said no, he continues',
      "i said no but he doesn't stop",
      'told him no and he keeps going',
    ],
    nb: [
      'jeg sa nei, han fortsetter',
      'sa nei men han gir seg ikke',
      'jeg sier nei og han stopper ikke',
    ],
    es: ['le dije que no y sigue', 'digo que no y no para', 'le dije que no y continúa'],
    'pt-BR': [
      'eu disse não e ele continua',
      'falei que não e ele não para',
      'digo não e ele segue',
    ],
    ro: ['am zis nu, el continuă', 'i-am spus nu și nu se oprește', 'zic nu si el tot continua'],
    bg: ['казах не, той продължава', 'казвам не, а той не спира', 'казах му не и не престава'],
    ru: [
      'я сказала нет, он продолжает',
      'говорю нет, а он не останавливается',
      'сказала нет, он не прекращает',
    ],
    uk: [
      'я сказала ні, він продовжує',
      'кажу ні, а він не зупиняється',
      'сказала ні, він не припиняє',
    ],
    th: ['ฉันบอกว่าไม่ แต่เขายังทำต่อ', 'บอกไม่แล้วเขาไม่หยุด', 'หนูบอกไม่เอาแต่เขาทำต่อ'],
  },
  'it is no joke': {
    en: ['no joke, he hit me', 'this is not a joke he slapped me', 'im serious, he beat me'],
    nb: [
      'ikke tull, han slo meg',
      'det er ingen spøk, han sparket meg',
      'jeg mener det, han slo meg',
    ],
    es: ['no es broma, me pegó', 'va en serio, me golpeó', 'hablo en serio, me dio una bofetada'],
    'pt-BR': [
      'não é brincadeira, ele me bateu',
      'é sério, ele me bateu',
      'tô falando sério, ele me deu um tapa',
    ],
    ro: ['nu e glumă, m-a lovit', 'vorbesc serios, m-a bătut', 'pe bune, mi-a dat o palmă'],
    bg: ['не е шега, удари ме', 'сериозно говоря, той ме би', 'не се шегувам, удари ме'],
    ru: ['это не шутка, он меня ударил', 'я серьёзно, он избил меня', 'не шучу, он меня ударил'],
    uk: ['це не жарт, він мене вдарив', 'я серйозно, він побив мене', 'не жартую, він мене вдарив'],
    th: ['ไม่ได้ล้อเล่น เขาตบฉัน', 'พูดจริงนะ เขาต่อยฉัน', 'ไม่ได้พูดเล่น เขาตีหนู'],
  },
  'she is held as a hostage': {
    en: ['hostage', 'im a hostage here'],
    nb: ['gissel', 'jeg er gissel'],
    es: ['rehén', 'me tienen de rehén'],
    'pt-BR': ['refém', 'tô de refém aqui'],
    ro: ['ostatică', 'sunt ținută ostatică'],
    bg: ['заложница', 'държат ме като заложница'],
    ru: ['заложница', 'меня держат в заложниках'],
    uk: ['заручниця', 'мене тримають у заручниках'],
    th: ['ตัวประกัน', 'เขาจับฉันเป็นตัวประกัน'],
  },
  'more men came': {
    en: ['three men came in', 'more men than agreed came', 'he was to come alone but four came'],
    nb: [
      'tre menn kom inn',
      'det kom flere menn enn avtalt',
      'han skulle komme alene men de er fire',
    ],
    es: [
      'entraron tres hombres',
      'vinieron más hombres de lo acordado',
      'iba a venir solo y llegaron cuatro',
    ],
    'pt-BR': [
      'entraram três homens',
      'vieram mais homens do que o combinado',
      'era pra vir sozinho e vieram quatro',
    ],
    ro: [
      'au intrat trei bărbați',
      'au venit mai mulți bărbați decât am stabilit',
      'trebuia să vină singur și au venit patru',
    ],
    bg: [
      'влязоха трима мъже',
      'дойдоха повече мъже от уговореното',
      'щеше да е сам, а дойдоха четирима',
    ],
    ru: [
      'зашли трое мужчин',
      'пришло больше мужчин чем договаривались',
      'должен был быть один, а пришли четверо',
    ],
    uk: [
      'зайшли троє чоловіків',
      'прийшло більше чоловіків ніж домовлялись',
      'мав бути один, а прийшли четверо',
    ],
    th: ['ผู้ชายสามคนเข้ามา', 'มากันเยอะกว่าที่ตกลง', 'บอกว่ามาคนเดียวแต่มาสี่คน'],
  },
  'the client is violent': {
    en: ['the client is violent', 'client getting aggressive', 'he became violent'],
    nb: ['kunden er voldelig', 'kunden blir aggressiv', 'han ble voldelig'],
    es: ['el cliente es violento', 'el cliente está agresivo', 'se puso violento'],
    'pt-BR': ['o cliente é violento', 'o cliente tá agressivo', 'ele ficou violento'],
    ro: ['clientul e violent', 'clientul devine agresiv', 'a devenit violent'],
    bg: ['клиентът е агресивен', 'клиента стана агресивен', 'той стана агресивен'],
    ru: ['клиент агрессивный', 'клиент ведёт себя агрессивно', 'он стал агрессивным'],
    uk: ['клієнт агресивний', 'клієнт поводиться агресивно', 'він став агресивним'],
    th: ['ลูกค้ารุนแรง', 'ลูกค้าใช้ความรุนแรง', 'แขกก้าวร้าวมาก'],
  },
}

hears('hears an attack', ATTACKED, /^danger:.*attacked/)

/** Whom to call is shown, and she is asked what is wrong. */
const CRIES: InEachLanguage = {
  'she does not feel safe': {
    en: ["I don't feel safe", 'i feel unsafe here', "I'm not safe"],
    nb: ['jeg føler meg ikke trygg', 'føler meg utrygg', 'jeg er ikke trygg her'],
    es: ['no me siento segura', 'no estoy segura', 'me siento insegura aquí'],
    'pt-BR': ['não me sinto segura', 'não tô segura aqui', 'não estou em segurança'],
    ro: ['nu sunt în siguranță', 'nu mă simt în siguranță', 'nu ma simt sigura aici'],
    bg: ['не съм в безопасност', 'не се чувствам в безопасност', 'не се чувствам сигурна'],
    ru: ['мне небезопасно', 'я не в безопасности', 'не чувствую себя в безопасности'],
    uk: ['мені небезпечно', 'я не в безпеці', 'не почуваюся в безпеці'],
    th: ['ฉันรู้สึกไม่ปลอดภัย', 'อยู่ตรงนี้ไม่ปลอดภัย', 'ไม่ปลอดภัยเลย'],
  },
  'she only names danger': {
    en: ['danger', 'Danger!', 'its dangerous here'],
    nb: ['fare', 'Fare!', 'det er farlig her'],
    es: ['peligro', '¡Peligro!', 'es peligroso aquí'],
    'pt-BR': ['perigo', 'Perigo!', 'tá perigoso aqui'],
    ro: ['pericol', 'Pericol!', 'e periculos aici'],
    bg: ['опасност', 'Опасно!', 'опасно е тук'],
    ru: ['опасность', 'опасно', 'здесь опасно'],
    uk: ['небезпека', 'небезпечно', 'тут небезпечно'],
    th: ['อันตราย', 'อันตราย!', 'ที่นี่อันตราย'],
  },
  'it is no false alarm': {
    en: ['not a false alarm', 'this is no false alarm'],
    nb: ['ikke falsk alarm', 'det er ikke falsk alarm'],
    es: ['no es falsa alarma', 'no es una falsa alarma'],
    'pt-BR': ['não é alarme falso', 'isso não é alarme falso'],
    ro: ['nu e alarmă falsă', 'asta nu este o alarmă falsă'],
    bg: ['не е фалшива тревога', 'това не е лъжлива тревога'],
    ru: ['не ложная тревога', 'это не ложная тревога'],
    uk: ['не хибна тривога', 'це не фальшива тривога'],
    th: ['ไม่ใช่สัญญาณหลอก', 'นี่ไม่ใช่เตือนผิด'],
  },
  'she is serious': {
    en: ["I'm serious", 'this is not a joke', 'not joking'],
    nb: ['jeg mener alvor', 'dette er ingen spøk', 'tuller ikke'],
    es: ['hablo en serio', 'no es broma', 'no estoy bromeando'],
    'pt-BR': ['tô falando sério', 'não é brincadeira', 'não estou brincando'],
    ro: ['vorbesc serios', 'nu e glumă', 'nu glumesc'],
    bg: ['сериозно говоря', 'не е шега', 'не се шегувам'],
    ru: ['я серьёзно', 'это не шутка', 'я не шучу'],
    uk: ['я серйозно', 'це не жарт', 'я не жартую'],
    th: ['พูดจริงนะ', 'ไม่ได้ล้อเล่น', 'ไม่ใช่เรื่องล้อเล่น'],
  },
}

hears('hears a cry', CRIES, /^danger:$/)
