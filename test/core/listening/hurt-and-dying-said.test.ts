/** What is said by somebody who is hurt, was given something, wants to die or smells smoke, in every language. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const WANTS_TO_DIE: InEachLanguage = {
  'she asks to die': {
    en: ['let me die', 'i just want to be dead', 'leave me to die'],
    nb: ['la meg dø', 'jeg vil bare være død', 'la meg bare få dø'],
    es: ['déjame morir', 'quiero estar muerta', 'déjenme morirme'],
    'pt-BR': ['me deixa morrer', 'queria estar morta', 'deixem eu morrer'],
    ro: ['lasă-mă să mor', 'aș vrea să fiu moartă', 'lasati-ma sa mor'],
    bg: ['остави ме да умра', 'искам да съм мъртва', 'оставете ме да умра'],
    ru: ['дай мне умереть', 'хочу быть мёртвой', 'дайте мне умереть'],
    uk: ['дай мені померти', 'хочу бути мертвою', 'дайте померти'],
    th: ['ปล่อยให้ฉันตาย', 'ให้ฉันตายเถอะ', 'ปล่อยหนูตายเถอะ'],
  },
  'she is dying': {
    en: ["I'm dying", 'i think im dying', 'im dying help'],
    nb: ['jeg dør', 'jeg tror jeg dør', 'jeg holder på å dø'],
    es: ['me muero', 'me estoy muriendo', 'creo que me muero'],
    'pt-BR': ['tô morrendo', 'estou morrendo', 'acho que vou morrer'],
    ro: ['eu mor', 'cred că mor', 'mor, ajutor'],
    bg: ['умирам', 'мисля че умирам', 'аз умирам'],
    ru: ['я умираю', 'кажется я умираю', 'умираю помогите'],
    uk: ['я вмираю', 'здається я помираю', 'помираю'],
    th: ['ฉันกำลังจะตาย', 'หนูจะตายแล้ว', 'จะตายแล้วช่วยด้วย'],
  },
  'she drank poison': {
    en: ['i drank bleach', 'i swallowed drain cleaner', 'drank antifreeze'],
    nb: ['jeg drakk klorin', 'har drukket avløpsrens', 'drakk salmiakk'],
    es: ['tomé cloro', 'me tomé lejía', 'bebí veneno para ratas'],
    'pt-BR': ['bebi água sanitária', 'tomei chumbinho', 'bebi soda cáustica'],
    ro: ['am băut clor', 'am băut înălbitor', 'am inghitit otrava de soareci'],
    bg: ['изпих белина', 'пих препарат', 'изпих киселина'],
    ru: ['выпила хлорку', 'я выпила отбеливатель', 'выпила уксус'],
    uk: ['випила хлорку', 'я випила відбілювач', 'випила оцет'],
    th: ['กินน้ำยาล้างห้องน้ำ', 'ดื่มน้ำยาฟอกขาว', 'กินยาฆ่าแมลง'],
  },
  'she stands on the edge': {
    en: ['im on the roof', 'standing on the edge', 'im going to jump'],
    nb: ['står på taket', 'jeg er på taket nå', 'jeg kommer til å hoppe'],
    es: ['estoy en la azotea', 'parada en el puente', 'voy a saltar'],
    'pt-BR': ['tô em cima do telhado', 'estou na ponte', 'vou pular'],
    ro: ['sunt pe acoperiș', 'stau pe pod', 'o să sar'],
    bg: ['стоя на покрива', 'на ръба съм', 'ще скоча'],
    ru: ['стою на крыше', 'я на крыше', 'сейчас прыгну'],
    uk: ['стою на даху', 'я на даху', 'зараз стрибну'],
    th: ['จะกระโดด', 'อยู่บนดาดฟ้า', 'ฉันจะโดดตึก'],
  },
  'she cuts herself': {
    en: ['i cut myself on purpose', 'cutting my arms', 'i started cutting again'],
    nb: ['jeg kutter meg', 'jeg har kuttet meg i armen', 'skjærer meg igjen'],
    es: ['me estoy cortando', 'me corté los brazos', 'otra vez me corto'],
    'pt-BR': ['tô me cortando', 'me cortei de propósito', 'voltei a me cortar'],
    ro: ['mă tai', 'm-am tăiat pe mâini', 'iar ma tai pe brate'],
    bg: ['режа се', 'порязах се нарочно', 'пак се режа'],
    ru: ['режу себя', 'я порезала вены', 'опять режусь'],
    uk: ['ріжу себе', 'я порізала вени', 'знову ріжуся'],
    th: ['ฉันกรีดแขน', 'กรีดข้อมือตัวเอง', 'หนูกรีดตัวเองอีกแล้ว'],
  },
  'she will not wake up': {
    en: ['i wont wake up tomorrow', 'wont be here tomorrow', 'tonight is my last night'],
    nb: ['jeg våkner ikke i morgen', 'i morgen er jeg ikke her', 'dette er min siste natt'],
    es: ['mañana no voy a despertar', 'mañana ya no estaré', 'esta es mi última noche'],
    'pt-BR': [
      'amanhã eu não acordo',
      'amanhã não vou estar mais aqui',
      'essa é minha última noite',
    ],
    ro: ['mâine nu mă mai trezesc', 'mâine nu voi mai fi', 'e ultima mea noapte'],
    bg: ['утре няма да се събудя', 'утре няма да ме има', 'това е последната ми нощ'],
    ru: ['завтра я не проснусь', 'завтра меня не будет', 'это моя последняя ночь'],
    uk: ['завтра я не прокинусь', 'завтра мене не буде', 'це моя остання ніч'],
    th: ['พรุ่งนี้จะไม่ตื่นแล้ว', 'พรุ่งนี้จะไม่มีฉันแล้ว', 'คืนนี้คืนสุดท้าย'],
  },
  'she cannot go on': {
    en: ['cant go on', 'I can not go on like this', 'cant go on living'],
    nb: ['kan ikke fortsette', 'jeg kan ikke leve sånn', 'orker ikke å fortsette'],
    es: ['no puedo seguir', 'no puedo seguir así', 'no puedo seguir viviendo'],
    'pt-BR': ['não consigo continuar', 'não dá mais pra mim', 'não quero continuar vivendo'],
    ro: ['nu pot continua', 'nu mai pot continua', 'nu pot sa mai duc'],
    bg: ['не мога да продължавам', 'не мога така', 'не мога да живея така'],
    ru: ['не могу так больше', 'не могу дальше жить', 'больше не могу так'],
    uk: ['не можу так далі', 'не можу далі жити', 'більше так не можу'],
    th: ['ไปต่อไม่ไหวแล้ว', 'อยู่ต่อไม่ไหว', 'ไม่อยากไปต่อแล้ว'],
  },
}

it.each(linesOf(WANTS_TO_DIE))('hears a wish to die where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:.*wantsToDie/)
})

const HURT: InEachLanguage = {
  'she is dying': {
    en: ['im dying'],
    nb: ['jeg dør'],
    es: ['me muero'],
    'pt-BR': ['tô morrendo'],
    ro: ['cred că mor'],
    bg: ['умирам'],
    ru: ['умираю'],
    uk: ['вмираю'],
    th: ['จะตายแล้ว'],
  },
  'she drank poison': {
    en: ['i drank bleach'],
    nb: ['drakk klorin'],
    es: ['tomé cloro'],
    'pt-BR': ['bebi água sanitária'],
    ro: ['am băut clor'],
    bg: ['изпих белина'],
    ru: ['выпила хлорку'],
    uk: ['випила хлорку'],
    th: ['กินน้ำยาล้างห้องน้ำ'],
  },
  'her drink was spiked just now': {
    en: ['he put something in my drink, I feel strange', 'i was just spiked, my head is foggy'],
    nb: ['han hadde noe i drinken min, jeg føler meg rar', 'det var noe i glasset, kroppen er rar'],
    es: ['me puso algo en la bebida, me siento rara', 'me echó algo en el vaso, no me siento bien'],
    'pt-BR': [
      'ele pôs algo na minha bebida, tô me sentindo estranha',
      'colocou algo no copo, não tô bem',
    ],
    ro: ['mi-a pus ceva în băutură, mă simt ciudat', 'a pus ceva in pahar, nu ma simt bine'],
    bg: ['сложи ми нещо в питието, чувствам се странно', 'сипа нещо в чашата, не ми е добре'],
    ru: ['он что-то подсыпал мне в бокал, мне странно', 'подмешал что-то в напиток, мне плохо'],
    uk: ['він щось підсипав мені в келих, мені дивно', 'підмішав щось у напій, мені погано'],
    th: ['เขาใส่อะไรในแก้ว ฉันรู้สึกแปลกๆ', 'โดนวางยา รู้สึกไม่ดีเลย'],
  },
  'she was stabbed': {
    en: ['stabbed me'],
    nb: ['stakk meg'],
    es: ['me apuñaló'],
    'pt-BR': ['me esfaqueou'],
    ro: ['m-a înjunghiat'],
    bg: ['наръга ме'],
    ru: ['пырнул меня'],
    uk: ['штрикнув мене ножем'],
    th: ['แทงฉัน', 'เขาแทงเรา', 'มันเอามีดแทง'],
  },
}

it.each(linesOf(HURT))('hears that she is hurt where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:.*hurt/)
})

const FIRE: InEachLanguage = {
  'it burns': {
    en: ['fire in the room', 'the flat is on fire', 'theres smoke everywhere'],
    nb: ['det brenner', 'brann i rommet', 'det er røyk overalt'],
    es: ['hay fuego en el cuarto', 'se está quemando el piso', 'hay humo por todos lados'],
    'pt-BR': ['tá pegando fogo', 'fogo no quarto', 'tem fumaça no quarto'],
    ro: ['e foc în cameră', 'arde apartamentul', 'e fum peste tot'],
    bg: ['пожар', 'гори апартамента', 'има дим в стаята'],
    ru: ['пожар', 'квартира горит', 'дым в комнате'],
    uk: ['пожежа', 'квартира горить', 'дим у кімнаті'],
    th: ['ไฟไหม้', 'ไฟไหม้ห้อง', 'ควันเต็มห้อง'],
  },
  'there is gas': {
    en: ['i smell gas', 'gas leak', 'the room smells of gas'],
    nb: ['det lukter gass', 'gasslekkasje', 'lukter gass i leiligheten'],
    es: ['huele a gas', 'fuga de gas', 'hay olor a gas'],
    'pt-BR': ['tá cheirando gás', 'vazamento de gás', 'cheiro de gás'],
    ro: ['miroase a gaz', 'scurgere de gaz', 'miros de gaz în casă'],
    bg: ['мирише на газ', 'изтичане на газ', 'тече газ'],
    ru: ['пахнет газом', 'утечка газа', 'запах газа'],
    uk: ['пахне газом', 'витік газу', 'запах газу'],
    th: ['กลิ่นแก๊ส', 'แก๊สรั่ว', 'ได้กลิ่นแก๊ส'],
  },
}

it.each(linesOf(FIRE))('hears fire where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger:.*fire/)
})
