/** What the bot does, asked for in other words than it uses, in every language. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, text: string, context = 'idle-member') =>
  listener.meaningsOf({ lang, text, context })[0] ?? ''

const WISHES: InEachLanguage = {
  'command:wipe': {
    en: ['take my data away', 'delete what you know about me'],
    nb: ['ta bort dataene mine', 'slett det dere vet om meg'],
    es: ['saquen mis datos ya', 'borra lo que sabes de mi'],
    'pt-BR': ['tira meus dados daqui', 'apaga o que vc sabe de mim'],
    ro: ['luati datele mele de aici', 'sterge ce stii despre mine'],
    bg: ['махнете ми данните', 'изтрий каквото знаеш за мен'],
    ru: ['заберите мои данные отсюда', 'удали что знаешь обо мне'],
    uk: ['заберіть мої дані звідси', 'видали що знаєш про мене'],
    th: ['เอาข้อมูลหนูออก', 'ลบทุกอย่างที่รู้เกี่ยวกับหนู'],
  },
  'command:(settings|wipe)': {
    en: ['make messages disappear after a day', 'can msgs vanish after one hour'],
    nb: ['få meldingene til å forsvinne etter en dag', 'kan meldinger slettes av seg selv'],
    es: ['que los mensajes se borren solos', 'mensajes que desaparezcan al dia'],
    'pt-BR': ['fazer as mensagens sumirem', 'mensagens que somem sozinhas'],
    ro: ['sa dispara mesajele dupa o zi', 'mesajele sa se stearga singure'],
    bg: ['съобщенията да изчезват след ден', 'да се трият сами съобщенията'],
    ru: ['чтобы сообщения исчезали через день', 'сообщения сами удалялись'],
    uk: ['щоб повідомлення зникали через день', 'щоб повідомлення самі видалялись'],
    th: ['ให้ข้อความหายเองหลังหนึ่งวัน', 'ตั้งข้อความให้หายเอง'],
  },
  'command:(report|warn)': {
    en: ['complaint about a client', 'i want to file a complaint about a client here'],
    nb: ['klage på en kunde', 'vil levere en klage på en kunde her'],
    es: ['queja de un cliente', 'puedo dejar una queja de un cliente'],
    'pt-BR': ['reclamação de um cliente', 'quero fazer uma reclamacao de cliente'],
    ro: ['plangere despre un client', 'vreau sa fac o plangere despre un client'],
    bg: ['оплакване от клиент', 'да оставя жалба за клиент'],
    ru: ['жалоба на клиента', 'оставить жалобу на клиента можно здесь'],
    uk: ['скарга на клієнта', 'подати скаргу на клієнта тут'],
    th: ['ร้องเรียนลูกค้า', 'อยากประจานลูกค้าคนนี้'],
  },
  'command:(join|invite)': {
    en: ['i want to join', 'my colleague wants to join', 'code is wrong'],
    nb: ['jeg vil bli med', 'en kollega vil være med', 'koden virker ikke'],
    es: ['quiero entrar en esto', 'mi colega quiere entrar aqui', 'codigo invalido'],
    'pt-BR': ['quero participar daqui', 'minha colega quer entrar', 'codigo invalido'],
    ro: ['vreau sa intru aici', 'colega mea vrea sa se inscrie', 'codul nu merge'],
    bg: ['искам да се включа', 'колежката иска да се включи', 'грешен код'],
    ru: ['хочу вступить', 'коллега хочет присоединиться', 'код не подходит'],
    uk: ['хочу вступити', 'колега хоче приєднатись', 'код не підходить'],
    th: ['อยากเข้าร่วม', 'เพื่อนอยากเข้าร่วม', 'รหัสผิด'],
  },
  'command:check|practice:before': {
    en: ['number to look up before i say yes', 'need to look a number up first'],
    nb: ['vil slå opp et nummer først', 'må sjekke nummeret før jeg sier ja'],
    es: ['revisar un numero antes de aceptar', 'quiero consultar un numero primero'],
    'pt-BR': ['conferir um numero antes de aceitar', 'quero puxar um numero'],
    ro: ['verific un numar inainte sa accept', 'vreau sa verific un numar'],
    bg: ['да проверя номер преди да приема', 'искам да проверя един номер'],
    ru: ['пробить номер прежде чем соглашаться', 'проверить номер сначала'],
    uk: ['пробити номер перш ніж погоджуватись', 'перевірити номер спочатку'],
    th: ['ขอเช็คเบอร์ก่อนรับงาน', 'มีเบอร์จะเช็ค'],
  },
  'command:alerts': {
    en: ['unsubscribe', 'stop pinging me'],
    nb: ['meld meg av varslene', 'slutt å pinge meg'],
    es: ['quiero darme de baja de los avisos', 'dejen de avisarme'],
    'pt-BR': ['me descadastra dos avisos', 'para de me mandar aviso'],
    ro: ['dezaboneaza-ma', 'opreste notificarile'],
    bg: ['отпиши ме от известията', 'спри известията'],
    ru: ['отпишите меня', 'хватит присылать уведомления'],
    uk: ['відпишіть мене', 'досить надсилати сповіщення'],
    th: ['ยกเลิกแจ้งเตือน', 'เลิกส่งคำเตือน'],
  },
  'command:(privacy|help)|person': {
    en: ['who is a robot who is human here', 'can the police read this chat'],
    nb: ['er du robot eller menneske', 'kan politiet lese denne chatten'],
    es: ['eres robot o persona', 'la policia puede leer este chat'],
    'pt-BR': ['vc é robô ou pessoa', 'a policia pode ler esse chat'],
    ro: ['cine e robot si cine e om', 'poate politia sa citeasca chatul'],
    bg: ['робот ли си или човек', 'полицията има ли достъп до чата'],
    ru: ['ты робот или человек', 'есть ли у полиции доступ к чату'],
    uk: ['ти робот чи людина', 'чи є у поліції доступ до чату'],
    th: ['เป็นบอทหรือคน', 'ตำรวจอ่านแชทได้ไหม'],
  },
}

it.each(linesOf(WISHES))('means %s (%s): %s', (meaning, language, text) => {
  expect(firstOf(language, text)).toMatch(new RegExp(`^(?:${meaning})$`))
})

const BACK: InEachLanguage = {
  'the page before': {
    en: ['show me the previous page', 'page back'],
    nb: ['vis forrige side', 'siden før'],
    es: ['muestra la pagina anterior', 'vuelve una pagina'],
    'pt-BR': ['mostra a pagina anterior', 'volta uma pagina'],
    ro: ['arata pagina dinainte', 'o pagina inapoi'],
    bg: ['върни предната страница', 'една страница назад'],
    ru: ['верни прошлую страничку', 'предыдущую страницу'],
    uk: ['поверни минулу сторінку', 'попередню сторінку'],
    th: ['กลับหน้าที่แล้ว', 'ขอดูหน้าก่อน'],
  },
}

it.each(linesOf(BACK))(
  'goes back where she reads and asks for %s (%s): %s',
  (_, language, text) => {
    expect(firstOf(language, text, 'reading')).toBe('answer:back')
  },
)

it.each([
  ['en', 'he deleted my data'],
  ['en', 'my friend wants him to stop he hits her'],
  ['nb', 'hvorfor klager du'],
  ['es', 'el cliente quiere entrar a la fuerza'],
  ['ru', 'клиент хочет войти выломает дверь'],
])('begins nothing of that where something else is told: %s %s', (lang, text) => {
  expect(firstOf(lang, text)).not.toMatch(/^command:(wipe|join|invite|report)$/)
})

const TIRED: InEachLanguage = {
  'she does not want to be here any more': {
    en: ['i dont want to be here anymore'],
    nb: ['jeg vil ikke være her mer', 'vil ikke være her lenger'],
    es: ['ya no quiero estar aqui'],
    'pt-BR': ['não quero mais estar aqui'],
    ro: ['nu mai vreau sa fiu aici'],
    bg: ['не искам повече да съм тук'],
    ru: ['не хочу больше тут быть'],
    uk: ['не хочу тут більше бути'],
    th: ['ไม่อยากอยู่ตรงนี้แล้ว'],
  },
}

it.each(linesOf(TIRED))('deletes nothing where %s (%s): %s', (_, language, text) => {
  expect(firstOf(language, text)).not.toBe('command:wipe')
})
