/** What is refused, denied or asked about in the past is not begun, in every language; what is wished for is. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const NOT_BEGUN: InEachLanguage = {
  'she refuses to report': {
    en: ['i never report', 'dont want to report', 'i will not report him', 'did i report him?'],
    nb: [
      'jeg melder aldri fra',
      'vil ikke melde fra',
      'jeg melder ikke',
      'har jeg meldt han?',
      'drit i det',
    ],
    es: ['nunca reporto', 'no quiero reportar', 'no voy a denunciarlo', '¿ya lo reporté?'],
    'pt-BR': ['nunca denuncio', 'não quero denunciar', 'não vou relatar', 'eu já denunciei?'],
    ro: ['nu raportez niciodată', 'nu vreau să raportez', 'nu o să raportez', 'am raportat deja?'],
    bg: ['никога не съобщавам', 'не искам да съобщя', 'няма да докладвам', 'съобщих ли вече?'],
    ru: ['я никогда не сообщаю', 'не хочу сообщать', 'сообщать не буду', 'я уже сообщала?'],
    uk: [
      'я ніколи не повідомляю',
      'не хочу повідомляти',
      'повідомляти не буду',
      'я вже повідомляла?',
    ],
    th: ['ไม่เคยแจ้ง', 'ไม่อยากแจ้ง', 'ไม่แจ้ง', 'แจ้งไปแล้วหรือยัง'],
  },
  'nothing is to be deleted, or she asks whether it was': {
    en: [
      'dont delete me',
      'delete nothing',
      'have you deleted me?',
      'did you delete my data',
      'was it deleted?',
    ],
    nb: [
      'ikke slett meg',
      'slett ikke noe',
      'har du slettet meg?',
      'slettet du dataene mine',
      'er det slettet?',
    ],
    es: [
      'no me borres',
      'no borres nada',
      '¿me has borrado?',
      'borraste mis datos',
      '¿fue borrado?',
    ],
    'pt-BR': ['não me apaga', 'não apague nada', 'apagou meus dados?', 'foi apagado?'],
    ro: [
      'nu mă șterge',
      'nu șterge nimic',
      'm-ai șters?',
      'ai șters datele mele?',
      'a fost șters?',
    ],
    bg: [
      'не ме изтривай',
      'не трий нищо',
      'изтри ли ме?',
      'изтрихте ли данните ми',
      'изтрито ли е?',
    ],
    ru: [
      'не удаляй меня',
      'ничего не удаляй',
      'ты меня удалил?',
      'вы удалили мои данные',
      'удалять не надо',
    ],
    uk: [
      'не видаляй мене',
      'нічого не видаляй',
      'ти мене видалив?',
      'ви видалили мої дані',
      'видаляти не треба',
    ],
    th: ['อย่าลบฉัน', 'ไม่ต้องลบ', 'ลบฉันแล้วหรือยัง', 'ลบข้อมูลไปแล้วหรือยัง', 'ลบแล้วใช่ไหม'],
  },
  'she wants nothing checked': {
    en: ['i dont want to check anyone', 'no need to check him', 'dont check the number'],
    nb: ['vil ikke sjekke noen', 'ikke sjekk han', 'du trenger ikke sjekke'],
    es: ['no quiero revisar a nadie', 'no revises el número', 'nunca verifiques a nadie'],
    'pt-BR': ['não quero checar ninguém', 'não verifica o número', 'não precisa verificar'],
    ro: ['nu vreau să verific pe nimeni', 'nu verifica numărul', 'nu trebuie să verifici'],
    bg: ['не искам да проверявам никого', 'не проверявай номера', 'няма нужда да проверяваш'],
    ru: ['не хочу никого проверять', 'не проверяй номер', 'проверять не надо'],
    uk: ['не хочу нікого перевіряти', 'не перевіряй номер', 'перевіряти не треба'],
    th: ['ไม่อยากเช็คใคร', 'ไม่ต้องเช็ค', 'อย่าเช็คเบอร์'],
  },
}

hears(
  'begins nothing',
  NOT_BEGUN,
  /^(?!(asked:command |word:)(wipe|report|check|safecall)|danger|likely)/,
)

const BEGUN: Readonly<Record<string, InEachLanguage>> = {
  check: {
    'she has not checked him, or cannot': {
      en: ['cant check the number', 'i have not checked him yet, check this number'],
      nb: ['jeg kan ikke sjekke nummeret', 'har ikke sjekket han, kan du?'],
      es: ['no puedo revisar el número', 'no lo he revisado, puedes revisarlo?'],
      'pt-BR': ['não consigo verificar o número', 'ainda não verifiquei, pode checar?'],
      ro: ['nu pot verifica numărul', 'nu l-am verificat, poți verifica?'],
      bg: ['не мога да проверя номера', 'не съм проверила номера, провери го'],
      ru: ['не могу проверить номер', 'ещё не проверила, проверь его'],
      uk: ['не можу перевірити номер', 'ще не перевірила номер, перевір його'],
      th: ['เช็คเบอร์ไม่ได้', 'ยังไม่ได้เช็คเบอร์ ช่วยเช็คหน่อย'],
    },
  },
  report: {
    'she wants to report': {
      en: ['i want to report', 'report a client', 'report a client who did not pay'],
      nb: ['jeg vil melde', 'melde en kunde', 'melde en kunde som ikke betalte'],
      es: ['quiero reportar', 'reportar a un cliente', 'reportar a un cliente que no pagó'],
      'pt-BR': ['quero relatar', 'denunciar um cliente'],
      ro: [
        'vreau să raportez',
        'raportez un client',
        'vreau sa raportez un client care nu a plătit',
      ],
      bg: ['искам да съобщя', 'искам да докладвам клиент', 'да съобщя за клиент който не плати'],
      ru: ['хочу сообщить', 'сообщить о клиенте', 'сообщить о клиенте который не заплатил'],
      uk: ['хочу повідомити', 'повідомити про клієнта', 'повідомити про клієнта який не заплатив'],
      th: ['อยากแจ้ง', 'แจ้งลูกค้า', 'อยากแจ้งลูกค้าไม่จ่ายเงิน'],
    },
  },
  wipe: {
    'she wants all deleted': {
      en: ['delete everything', 'delete me', 'delete my data, i dont want it here'],
      nb: ['slett alt', 'slett meg', 'slett alt om meg, vil ikke ha det her'],
      es: ['borra todo', 'bórrame', 'borra todo, no quiero que quede nada'],
      'pt-BR': ['apaga tudo', 'apaga meus dados', 'apaga tudo sobre mim'],
      ro: ['șterge tot', 'șterge-mă', 'șterge tot despre mine'],
      bg: ['изтрий всичко', 'изтрий ме', 'трий всичко за мен'],
      ru: ['удали всё', 'удали меня', 'удали все обо мне'],
      uk: ['видали все', 'видали мене', 'видали все про мене'],
      th: ['ลบทั้งหมด', 'ลบข้อมูลทั้งหมด', 'ลบข้อมูลฉัน'],
    },
  },
}

for (const [dialog, kinds] of Object.entries(BEGUN))
  hears(`begins ${dialog}`, kinds, new RegExp(`^(asked:command |word:)${dialog}`))
