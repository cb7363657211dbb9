/** What only sounds like a danger where somebody arranges something, in every language. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const NONE: InEachLanguage = {
  'somebody on duty offers help': {
    en: ['can i help', 'how can i help', 'i can help her'],
    nb: ['kan jeg hjelpe', 'kan vi hjelpe henne'],
    es: ['puedo ayudar', 'puedo ayudarla'],
    'pt-BR': ['posso ajudar', 'como posso ajudar'],
    ro: ['pot să ajut', 'cu ce pot ajuta'],
    bg: ['мога ли да помогна', 'с какво мога да помогна'],
    ru: ['могу помочь', 'чем могу помочь'],
    uk: ['можу допомогти', 'чим можу допомогти'],
    th: ['ให้ช่วยอะไรไหม', 'มีอะไรให้ช่วยไหม'],
  },
  'there is only much to read': {
    en: ['kill me so many rules to read', 'so long a text kill me'],
    nb: ['drep meg så mange regler å lese', 'skyt meg så kjedelig'],
    es: ['mátame cuánto texto', 'mátame que pereza leer'],
    'pt-BR': ['me mata quanta regra pra ler', 'me mata tanta coisa pra ler'],
    ro: ['omoară-mă cât e de citit', 'omorâți-mă ce de reguli'],
    bg: ['убий ме колко правила', 'убийте ме толкова за четене'],
    ru: ['убейте меня сколько читать', 'убей меня столько правил'],
    uk: ['вбийте мене скільки читати', 'убий мене стільки правил'],
    th: ['อ่านเยอะจัง'],
  },
  'something is better or not worth it': {
    en: ['better if you write to me'],
    nb: ['det er slutt på det', 'nei vent han filma ikke', 'jeg vil avslutte det her'],
    es: ['mejor si me avisan ya', 'no vale la pena esperar'],
    'pt-BR': ['melhor se eu for aí', 'melhor sem pressa'],
    ro: ['mai bine dacă îmi scrii'],
    bg: ['по-добре ако ми пишеш'],
    ru: ['лучше если напишешь мне', 'нет стой он не снимал'],
    uk: ['краще якщо напишеш мені'],
    th: ['ถ้าบอกก่อนจะดีกว่า'],
  },
}

hears('no rule hears a danger', NONE, /^(?!danger)/)
