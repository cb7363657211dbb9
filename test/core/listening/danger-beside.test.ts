/** A danger beside what denies something, beside a no and beside another wish is heard, in every language. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { answerOf } from '../../../src/core/listening/answers.ts'
import type { Utterance } from '../../../src/core/listening/utterance.ts'
import { NOTHING_HEARD } from '../../support/nothing-heard.ts'
import { hears, type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))

const TURNED: InEachLanguage = {
  'she has no weapon and he does': {
    en: ['i have no knife but he does', 'no knife here, but he has'],
    nb: ['jeg har ikke kniv men det har han', 'har ingen kniv men han har'],
    es: ['no tengo cuchillo pero él sí', 'yo no tengo navaja pero él tiene'],
    'pt-BR': ['não tenho faca mas ele tem', 'eu não tenho faca mas o cara tem'],
    ro: ['nu am cuțit dar el are', 'eu n-am cutit dar are el'],
    bg: ['аз нямам нож но той има', 'нямам нож ама той има'],
    ru: ['у меня нет ножа а у него есть', 'у меня нет оружия но у него есть'],
    uk: ['у мене нема ножа а в нього є', 'у мене немає зброї але в нього є'],
    th: ['หนูไม่มีมีดแต่เขามี', 'ฉันไม่มีมีดค่ะแต่เขามีมีด'],
  },
  'she saw what he said that he had not': {
    en: ['he said he has no gun but i saw it'],
    nb: ['han sa han ikke har pistol men jeg så den'],
    es: ['dijo que no tenía pistola pero la vi'],
    'pt-BR': ['disse que não tem arma mas eu vi'],
    ro: ['a zis că nu are pistol dar l-am văzut'],
    bg: ['каза че няма пистолет но аз го видях'],
    ru: ['сказал что у него нет пистолета но я видела'],
    uk: ['сказав що в нього немає пістолета але я бачила'],
    th: ['เขาบอกว่าไม่มีปืนแต่หนูเห็น'],
  },
  'one thing was not done and another is': {
    en: ["he didn't rape me but he is choking me"],
    nb: ['han voldtok meg ikke men han kveler meg'],
    es: ['no me violó pero me está estrangulando'],
    'pt-BR': ['não me estuprou mas tá me estrangulando'],
    ro: ['nu m-a violat dar mă strânge de gât'],
    bg: ['не ме изнасили но ме души'],
    ru: ['он меня не изнасиловал но душит меня'],
    uk: ['він мене не зґвалтував але душить мене'],
    th: ['เขาไม่ได้ข่มขืนแต่บีบคอหนู'],
  },
}
hears('hears a danger', TURNED, /^danger/)

const NO_NO: InEachLanguage = {
  'somebody cries no': {
    en: ['no no no he is coming', 'no no he is coming in'],
    nb: ['nei nei nei han kommer', 'nei nei han kommer inn'],
    es: ['no no no ya viene', 'no no no está entrando'],
    'pt-BR': ['não não não ele tá vindo', 'nao nao nao ele ta entrando'],
    ro: ['nu nu nu vine', 'nu nu nu intră'],
    bg: ['не не не идва', 'не не не влиза'],
    ru: ['нет нет нет он идёт', 'нет нет нет заходит'],
    uk: ['ні ні ні він іде', 'ні ні ні заходить'],
    th: ['ไม่ไม่ไม่เขามา', 'ไม่ๆ เขามาแล้ว'],
  },
}
it.each([...linesOf(NO_NO), ...linesOf(TURNED)])(
  'is no answer to the question for a number where %s (%s): %s',
  (_, lang, text) => {
    const [first] = listener.meaningsOf({ text, context: 'report.number', lang })
    expect(first).toMatch(/^danger/)
  },
)

const NO_NUMBER: InEachLanguage = {
  'there is no number': {
    en: ['no', 'no, i have none', 'no no he has none'],
    nb: ['nei', 'nei, har ikke noe'],
    es: ['no', 'no, no lo tengo'],
    'pt-BR': ['não', 'não, não tenho'],
    ro: ['nu', 'nu, nu am'],
    bg: ['не', 'не, нямам'],
    ru: ['нет', 'нет, у меня нет'],
    uk: ['ні', 'ні, немає'],
    th: ['ไม่', 'ไม่มีค่ะ'],
  },
}
it.each(linesOf(NO_NUMBER))('takes it that %s (%s): %s', (_, lang, text) => {
  const [first] = listener.meaningsOf({ text, context: 'report.number', lang })
  expect(first).not.toMatch(/^danger/)
})

const heardNo: Utterance = {
  ...NOTHING_HEARD,
  said: new Set(['no']),
  starts: new Set(['no']),
  length: 6,
}

it('takes a no for no number only where no danger is likely', () => {
  const asked = { number: true, canSkip: true }
  expect(answerOf(heardNo, asked)).toBe('skip')
  expect(answerOf({ ...heardNo, surmised: ['attacked'] }, asked)).toBeUndefined()
})

const BESIDE: InEachLanguage = {
  'he is there, and she wants something else': {
    en: ['he is outside and wants in, delete this chat', 'stop asking, he is here'],
    nb: ['han er utenfor og vil inn, slett denne chatten', 'slutt å spørre, han er her'],
    es: ['está afuera y quiere entrar, borra este chat', 'menú. está volviendo ahora'],
    'pt-BR': [
      'ele tá lá fora e quer entrar, apaga essa conversa',
      'para de perguntar, ele tá aqui',
    ],
    ro: ['e iar aici, verifică 91234567', 'e din nou aici, șterge tot'],
    bg: ['спри да питаш, тук е', 'стига, тук е'],
    ru: ['он за дверью и хочет войти, удали этот чат', 'хватит спрашивать, он здесь'],
    uk: ['він за дверима і хоче зайти, видали цей чат', 'досить питати, він тут'],
    th: ['เขาอยู่หน้าห้องจะเข้ามา ลบแชทนี้', 'หยุดถามก่อน เขาอยู่ที่นี่'],
  },
}
hears('hears a danger', BESIDE, /^danger/)

const THANKS: InEachLanguage = {
  'she thanks for help': {
    en: ['thanks for your help', 'thank you for the help', 'thanks for helping'],
    nb: ['takk for hjelpen', 'takk for hjelpa', 'takk for all hjelp'],
    es: ['gracias por la ayuda', 'gracias por su ayuda', 'gracias por ayudarme'],
    'pt-BR': ['obrigada pela ajuda', 'brigada pela ajuda', 'valeu pela ajuda'],
    ro: ['mulțumesc pentru ajutor', 'mersi pt ajutor', 'multumesc pt ajutorul'],
    bg: ['благодаря за помощта', 'мерси за помощта', 'благодаря ви за помощта'],
    ru: ['спасибо за помощь', 'спасибо большое за помощь', 'благодарю за помощь'],
    uk: ['дякую за допомогу', 'дуже дякую за допомогу', 'дякую вам за допомогу'],
    th: ['ขอบคุณที่ช่วยค่ะ', 'ขอบคุณสำหรับความช่วยเหลือ', 'ขอบใจที่ช่วยนะ'],
  },
}
hears('hears thanks', THANKS, /^smallTalk/)

const CRIES: InEachLanguage = {
  'she thanks and cries for help': {
    en: ['thanks, help me'],
    nb: ['takk, hjelp meg'],
    es: ['gracias, ayúdame'],
    'pt-BR': ['obrigada, me ajuda'],
    ro: ['mulțumesc, ajutați-mă'],
    bg: ['благодаря, помогнете ми'],
    ru: ['спасибо, помогите мне'],
    uk: ['дякую, допоможіть мені'],
    th: ['ขอบคุณค่ะ ช่วยหนูด้วย'],
  },
}
hears('hears a cry', CRIES, /^(danger|likely|word:help)/)
