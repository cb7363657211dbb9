/** Whose age is heard, in every language: hers, and that of a child who is made to sell; no hour, and no child of hers. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const UNDER_18: InEachLanguage = {
  'she says her own age': {
    en: ['i am 15', 'im 16', 'i am 16 years old', 'i am sixteen', 'im 15 and my sister is 30'],
    nb: ['jeg er 15', 'jeg er 16 år', 'er 17 år', 'jeg er 15 og søstera mi er 30'],
    es: ['tengo 15', 'tengo 16 años', 'tengo 17 añitos', 'tengo 15 y mi hermana 30'],
    'pt-BR': ['tenho 15', 'tenho 16 anos', 'fiz 17', 'tenho 15 e minha irmã 30'],
    ro: ['am 15 ani', 'am 16', 'am doar 17 ani', 'am 15 ani si sora mea 30'],
    bg: ['на 15 съм', 'аз съм на 16', 'на 17 години съм', 'на 15 съм а сестра ми на 30'],
    ru: ['мне 15', 'мне 16 лет', 'мне всего 17', 'мне 15 а сестре 30'],
    uk: ['мені 15', 'мені 16 років', 'мені лише 17', 'мені 15 а сестрі 30'],
    th: ['หนูอายุ 15', 'อายุ 16 ค่ะ', 'หนูเพิ่ง 17', 'หนูอายุ 15 พี่สาว 30'],
  },
  'she and a child of hers are children': {
    en: ['im 16 and my son is 1', 'i am 17, my daughter is 2'],
    nb: ['jeg er 16 og sønnen min er 1', 'jeg er 17, dattera mi er 2'],
    es: ['tengo 16 y mi hijo tiene 1', 'tengo 17, mi hija tiene 2'],
    'pt-BR': ['tenho 16 e meu filho tem 1', 'tenho 17, minha filha tem 2'],
    ro: ['am 16 ani si fiul meu are 1', 'am 17 ani, fiica mea are 2'],
    bg: ['на 16 съм а синът ми е на 1', 'на 17 съм, дъщеря ми е на 2'],
    ru: ['мне 16 а сыну 1', 'мне 17, дочке 2'],
    uk: ['мені 16 а сину 1', 'мені 17, доньці 2'],
    th: ['หนูอายุ 16 ลูกชายอายุ 1', 'หนูอายุ 17 ลูกสาวอายุ 2'],
  },
  'somebody under 18 sells': {
    en: ['a girl of 15 works here', 'my daughter is 14 and they make her sell sex'],
    nb: ['ei jente på 15 jobber her', 'dattera mi er 14 og de tvinger henne til å selge sex'],
    es: ['una chica de 15 trabaja aquí', 'mi hija tiene 14 y la obligan a vender sexo'],
    'pt-BR': [
      'tem uma menina de 15 trabalhando aqui',
      'minha filha tem 14 e obrigam ela a se prostituir',
    ],
    ro: ['o fata de 15 ani lucreaza aici', 'fiica mea are 14 si o obliga sa se prostitueze'],
    bg: ['момиче на 15 работи тук', 'дъщеря ми е на 14 и я карат да проституира'],
    ru: ['тут работает девочка 15 лет', 'дочери 14 и ее заставляют заниматься проституцией'],
    uk: ['тут працює дівчинка 15 років', 'доньці 14 і її змушують займатися проституцією'],
    th: ['มีเด็ก 15 ทำงานที่นี่', 'ลูกสาวอายุ 14 เขาบังคับให้ขายตัว'],
  },
}

hears('hears a child', UNDER_18, /^(danger|likely):(.*\+)?child/)

const NO_CHILD: InEachLanguage = {
  'it is an hour or a time': {
    en: [
      'meeting him at 10',
      'he comes at 11',
      'im 15 minutes away',
      'back at 12',
      'worked here for 10 years',
    ],
    nb: [
      'møter han klokka 10',
      'han kommer kl 11',
      'jeg er 15 minutter unna',
      'jobbet her i 10 år',
    ],
    es: ['lo veo a las 10', 'viene a las 11', 'estoy a 15 minutos', 'trabajo aquí hace 10 años'],
    'pt-BR': ['encontro ele às 10', 'ele vem às 11', 'tô a 15 minutos', 'trabalho aqui há 10 anos'],
    ro: ['mă văd cu el la 10', 'vine la ora 11', 'sunt la 15 minute', 'lucrez aici de 10 ani'],
    bg: ['срещам го в 10', 'идва в 11 часа', 'на 15 минути съм', 'работя тук от 10 години'],
    ru: ['встречаюсь с ним в 10', 'он придёт в 11', 'я в 15 минутах', 'работаю тут 10 лет'],
    uk: ['зустрічаюсь з ним о 10', 'він прийде об 11', 'я за 15 хвилин', 'працюю тут 10 років'],
    th: ['นัดเขาตอน 10 โมง', 'เขามา 11 โมง', 'อีก 15 นาทีถึง', 'ทำงานที่นี่มา 10 ปี'],
  },
  'it is the age of her child': {
    en: ['my daughter turned 14 today', 'my son is 12', 'my kids are 10 and 12'],
    nb: ['dattera mi fylte 14 i dag', 'sønnen min er 12', 'ungene er 10 og 12'],
    es: ['mi hija cumplió 14 hoy', 'mi hijo tiene 12', 'mis hijos tienen 10 y 12'],
    'pt-BR': ['minha filha fez 14 hoje', 'meu filho tem 12', 'meus filhos têm 10 e 12'],
    ro: ['fiica mea a împlinit 14 azi', 'fiul meu are 12', 'copiii au 10 și 12'],
    bg: ['дъщеря ми навърши 14 днес', 'синът ми е на 12', 'децата са на 10 и 12'],
    ru: ['дочке сегодня исполнилось 14', 'сыну 12', 'детям 10 и 12'],
    uk: ['доньці сьогодні виповнилось 14', 'сину 12', 'дітям 10 і 12'],
    th: ['ลูกสาวครบ 14 วันนี้', 'ลูกชายอายุ 12', 'ลูกอายุ 10 กับ 12'],
  },
  'both are grown up': {
    en: ['im 30 he is 50', 'i am 25'],
    nb: ['jeg er 30 han er 50', 'jeg er 25'],
    es: ['tengo 30 él tiene 50', 'tengo 25'],
    'pt-BR': ['tenho 30 ele tem 50', 'tenho 25'],
    ro: ['am 30 el are 50', 'am 25'],
    bg: ['аз съм на 30 той е на 50', 'на 25 съм'],
    ru: ['мне 30 ему 50', 'мне 25'],
    uk: ['мені 30 йому 50', 'мені 25'],
    th: ['หนูอายุ 30 เขาอายุ 50', 'อายุ 25 ค่ะ'],
  },
}

hears('shows no page on children', NO_CHILD, /^(?!(danger|likely):.*child|asked:.*under18)/)

const WITH_HIM: InEachLanguage = {
  'a child of hers is with him': {
    en: ['my daughter is 14 and she is with him now'],
    nb: ['dattera mi er 14 og han har henne nå'],
    es: ['mi hija tiene 14 y está con él ahora'],
    'pt-BR': ['minha filha tem 14 e tá com ele agora'],
    ro: ['fiica mea are 14 și e cu el acum'],
    bg: ['дъщеря ми е на 14 и е с него сега'],
    ru: ['дочке 14 и она сейчас с ним'],
    uk: ['доньці 14 і вона зараз з ним'],
    th: ['ลูกสาวอายุ 14 อยู่กับเขาตอนนี้'],
  },
}

hears('hears a danger', WITH_HIM, /^(danger|likely):/)
