/** A taxi at the door and a phone that dies are no danger; a man at the door and a friend who dies are. */
import { expect, it } from 'vitest'
import { type InEachLanguage, linesOf, understood } from '../../support/understood.ts'

const THINGS: InEachLanguage = {
  'a thing is at the door': {
    en: ['my uber is at the door gotta run', 'pizza is outside yay', 'the parcel is by the door'],
    nb: ['pizzaen står ved døra nå', 'taxien står nede må løpe', 'uberen er utenfor'],
    es: ['mi uber esta en la puerta', 'ya llego abajo mi taxi', 'el pedido esta en la entrada'],
    'pt-BR': ['o ifood chegou ta na porta', 'meu taxi ta la embaixo', 'a pizza ta no portao'],
    ro: ['taxiul e la usa fug', 'pizza e la usa', 'boltul asteapta jos'],
    bg: ['таксито е пред входа тръгвам', 'пицата е пред вратата', 'убера чака долу'],
    ru: ['такси уже у подъезда бегу', 'пицца под дверью', 'такси ждёт внизу'],
    uk: ["таксі вже біля під'їзду", 'піца під дверима', 'таксі чекає внизу'],
    th: ['แท็กซี่รออยู่หน้าบ้าน ไปก่อนนะ', 'พิซซ่ามาส่งหน้าห้องแล้ว', 'พัสดุอยู่หน้าประตู'],
  },
  'a phone dies': {
    en: ['my phone is dying brb', 'phone dying', 'battery is about to die'],
    nb: ['mobilen dør snart', 'mobilen min dør', 'batteriet er dødt snart'],
    es: ['se me murio la bateria', 'mi cel se muere', 'se me muere el movil'],
    'pt-BR': ['meu cel ta morrendo', 'a bateria morreu', 'celular morrendo'],
    ro: ['imi moare telefonul', 'telefonul moare', 'bateria a murit'],
    bg: ['батерията ми умира', 'телефона умира', 'телефонът ми умря'],
    ru: ['телефон умирает потом напишу', 'телефон сейчас сдохнет', 'батарея садится'],
    uk: ['телефон вмирає потім', 'телефон зараз здохне', 'батарея сідає'],
    th: ['แบตจะตายแล้ว', 'มือถือจะตาย', 'แบตใกล้หมด'],
  },
  'the weather kills': {
    en: ['this weather is killing me', 'the rain is killing me'],
    nb: ['dette været dreper meg', 'kulda dreper meg'],
    es: ['este calor me mata', 'me mata el frio'],
    'pt-BR': ['esse calor ta me matando', 'o frio me mata'],
    ro: ['vremea asta ma omoara', 'ma omoara frigul'],
    bg: ['тази жега ме убива', 'студа ме убива'],
    ru: ['эта жара меня убивает', 'меня убивает эта жара'],
    uk: ['ця спека мене вбиває', 'мене вбиває ця спека'],
    th: ['อากาศจะฆ่าฉันอยู่แล้ว', 'แดดจะฆ่ากันให้ตาย'],
  },
  'she has had a good night': {
    en: ['we blew up the dance floor', 'we tore up the dancefloor'],
    nb: ['vi sprengte dansegulvet i går', 'eide dansegulvet'],
    es: ['rompimos la pista anoche', 'queme la pista'],
    'pt-BR': ['explodi a pista ontem', 'botei fogo na pista'],
    ro: ['am rupt ringul de dans', 'am spart clubul'],
    bg: ['взривихме дансинга снощи', 'подпалихме клуба'],
    ru: ['взорвали танцпол', 'вчера порвала танцпол'],
    uk: ['підірвали танцпол', 'вчора порвала танцпол'],
    th: ['ฟลอร์ลุกเป็นไฟเลย', 'เต้นไฟลุก'],
  },
  'nothing frightens her': {
    en: ['im not afraid of anything', 'not scared of anyone'],
    nb: ['ikke redd for noe jeg', 'redd for ingenting'],
    es: ['no le tengo miedo a nada', 'no me asusta nada'],
    'pt-BR': ['nao tenho medo de nada', 'nada me assusta'],
    ro: ['nu mi-e frica de nimic', 'nu ma tem de nimeni'],
    bg: ['не ме е страх от нищо', 'нищо не ме плаши'],
    ru: ['ничего не боюсь', 'я никого не боюсь'],
    uk: ['нічого не боюся', 'нікого не боюсь'],
    th: ['ไม่กลัวอะไรทั้งนั้น', 'หนูไม่กลัวใคร'],
  },
}

it.each(linesOf(THINGS))('hears no danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).not.toMatch(/^(danger|likely)/)
})

const PEOPLE: InEachLanguage = {
  'a man is at the door': {
    en: ['he is at the door', 'uber driver is at the door and wont leave'],
    nb: ['han står på døra', 'taxisjåføren står utenfor døra og banker'],
    es: ['el esta en la puerta', 'el del taxi esta en la puerta y no se va'],
    'pt-BR': ['ele ta na porta', 'o motorista do uber ta na porta e nao vai embora'],
    ro: ['e la usa', 'taximetristul bate la usa'],
    bg: ['той е пред вратата', 'шофьорът на таксито блъска по вратата'],
    ru: ['он у двери', 'таксист ломится в дверь'],
    uk: ['він під дверима', 'таксист ломиться у двері'],
    th: ['มันอยู่หน้าประตู', 'คนขับแท็กซี่ทุบประตู'],
  },
  'a friend dies': {
    en: ['my friend is dying', 'shes dying'],
    nb: ['venninna mi dør', 'hun holder på å dø'],
    es: ['mi amiga se muere', 'mi amiga se esta muriendo'],
    'pt-BR': ['minha amiga ta morrendo', 'ela ta morrendo'],
    ro: ['prietena mea moare', 'colega mea moare'],
    bg: ['приятелката ми умира', 'тя умира'],
    ru: ['подруга умирает', 'она умирает'],
    uk: ['подруга помирає', 'вона вмирає'],
    th: ['เพื่อนจะตายแล้ว', 'เพื่อนกำลังจะตาย'],
  },
  'he kills her': {
    en: ['he kills me', 'he will kill me'],
    nb: ['han dreper meg', 'han skal drepe meg'],
    es: ['me va a matar', 'dice que me mata'],
    'pt-BR': ['ele vai me matar', 'ele me mata'],
    ro: ['ma omoara', 'o sa ma omoare'],
    bg: ['убива ме', 'ще ме убие'],
    ru: ['он меня убивает', 'он меня убьёт'],
    uk: ['він мене вбиває', 'він мене вб’є'],
    th: ['เขาจะฆ่าฉัน', 'มันจะฆ่าหนู'],
  },
  'she is afraid': {
    en: ['i am afraid', 'im scared of him'],
    nb: ['jeg er redd', 'redd for han'],
    es: ['tengo miedo', 'le tengo miedo'],
    'pt-BR': ['to com medo', 'tenho medo dele'],
    ro: ['mi-e frica', 'mi-e frica de el'],
    bg: ['страх ме е', 'страх ме е от него'],
    ru: ['мне страшно', 'боюсь его'],
    uk: ['мені страшно', 'боюся його'],
    th: ['หนูกลัว', 'กลัวมัน'],
  },
}

it.each(linesOf(PEOPLE))('hears a danger where %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^(danger|likely)/)
})

const CRIES: InEachLanguage = {
  'is misspelt': {
    en: ['hlep', 'hepl me', 'hellp'],
    nb: ['hjlep', 'hjepl', 'hejlp meg'],
    es: ['ayuad', 'ayudame pofavor'],
    'pt-BR': ['socoro', 'me ajdua'],
    ro: ['ajtuor', 'ajutorr'],
    bg: ['помщо', 'помоощ'],
    ru: ['помгоите', 'памагите'],
    uk: ['допоможтіь', 'рятйуте'],
    th: ['ช่วยดวย', 'ช่วยด้วยย'],
  },
}

it.each(linesOf(CRIES))('hears a cry for help that %s (%s): %s', (_, language, text) => {
  expect(understood(language, text)).toMatch(/^danger/)
})

it.each([
  ['en', 'hello'],
  ['en', 'hell'],
  ['nb', 'hjelm'],
])('takes another word for no cry: %s %s', (language, text) => {
  expect(understood(language, text)).not.toMatch(/^danger/)
})
