/** Somebody else wants to die, something is in a glass, somebody does not wake up: whom to call for just that. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const WANTS_TO_DIE: InEachLanguage = {
  'somebody else wants to die': {
    en: [
      'my roommate wants to die',
      'the girl next door said she will hang herself',
      'he doesnt want to live anymore',
    ],
    nb: [
      'romvenninna mi vil dø',
      'hun sier hun skal henge seg',
      'naboen har prøvd å ta livet av seg',
    ],
    es: [
      'mi vecina quiere morirse',
      'la chica del piso dice que se va a matar',
      'ella ya no quiere vivir',
    ],
    'pt-BR': [
      'minha vizinha quer morrer',
      'ela disse que vai se enforcar',
      'minha prima não quer viver',
    ],
    ro: ['vecina mea vrea să moară', 'fata zice că se spânzură', 'ea nu mai vrea să trăiască'],
    bg: ['съседката иска да умре', 'тя каза, че ще се обеси', 'сестра ми не иска да живее'],
    ru: ['соседка хочет умереть', 'она сказала, что убьёт себя', 'сестра больше не хочет жить'],
    uk: ['сусідка хоче вмерти', 'вона каже, що вб’є себе', 'сестра не хоче більше жити'],
    th: ['รูมเมทอยากตาย', 'เพื่อนจะฆ่าตัวตาย', 'น้องไม่อยากมีชีวิตอยู่'],
  },
}

const HURT: InEachLanguage = {
  'something is in her glass': {
    en: ['somebody put a pill in my wine', 'i think my drink is spiked', 'i got drugged'],
    nb: ['han hadde noe i vinen min', 'jeg tror drinken er dopa', 'jeg har blitt dopa ned'],
    es: ['hay algo en mi copa de vino', 'me han drogado', 'echó algo en mi cerveza'],
    'pt-BR': ['botou alguma coisa no meu vinho', 'fui drogada', 'um cliente me dopou'],
    ro: ['mi-a pus ceva în vin', 'am fost drogată', 'e ceva în berea mea'],
    bg: ['пусна нещо във виното ми', 'дрогираха ме', 'има хапче в бирата ми'],
    ru: ['он кинул что-то мне в вино', 'меня опоили', 'в моём бокале какой-то порошок'],
    uk: ['він кинув щось мені у вино', 'мене опоїли', 'у моєму келиху якийсь порошок'],
    th: ['เขาใส่ยาในเหล้า', 'โดนมอมยา', 'มีอะไรอยู่ในแก้ว'],
  },
  'a client does not wake up': {
    en: ['the client is not waking up', 'my client wont wake up'],
    nb: ['kunden våkner ikke', 'mannen vil ikke våkne'],
    es: ['el cliente no despierta', 'el señor no se despierta'],
    'pt-BR': ['o cliente não acorda', 'o gringo não acorda'],
    ro: ['clientul nu se mai trezește', 'omul nu se trezește'],
    bg: ['клиентът не се събужда', 'мъжът не се буди'],
    ru: ['клиент не просыпается', 'мужик так и не проснулся'],
    uk: ['клієнт не прокидається', 'мужик не прокинувся'],
    th: ['ลูกค้าไม่ตื่น', 'แขกไม่ตื่นเลย'],
  },
  'blood does not stop': {
    en: ['there is blood and it does not stop', 'im bleeding, it wont stop'],
    nb: ['jeg blør og det gir seg ikke', 'blødningen, den slutter ikke'],
    es: ['tengo sangre y no para', 'sangro y no se detiene'],
    'pt-BR': ['tem sangue e não para', 'tô sangrando e não para'],
    ro: ['curge sânge și nu se oprește', 'sângerez și nu se oprește'],
    bg: ['тече кръв и не спира', 'кървя и не престава'],
    ru: ['идёт кровь и не останавливается', 'кровь течёт и не перестаёт'],
    uk: ['йде кров і не зупиняється', 'кров тече й не перестає'],
    th: ['เลือดออกไม่หยุด', 'เลือดไหลไม่ยอมหยุด'],
  },
}

hears('she is told whom to call', WANTS_TO_DIE, /^danger:wantsToDie$/)
hears('the ambulance comes first', HURT, /^danger:hurt$/)
