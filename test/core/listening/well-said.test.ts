/** She says that she is well in words of her own, and nothing else: then nobody is alarmed. */
import { describe, expect, it } from 'vitest'
import { createWellSaid } from '../../../src/core/listening/well-said.ts'
import { wordsWith } from '../../support/words.ts'

const isWell = createWellSaid(wordsWith('en').phrases)

const WELL: Record<string, string[]> = {
  en: [
    "I'm home safe now",
    'i am safe at home now',
    'I am home now and everything is fine',
    'im ok, home now',
    'safe and sound',
    'i made it home safe',
    'done, all good',
  ],
  nb: [
    'jeg er trygg hjemme nå',
    'hjemme, alt gikk bra',
    'jeg er hjemme og har det bra',
    'nå er jeg hjemme',
    'jeg er ferdig og alt er bra',
    'jeg er trygt hjemme',
  ],
  es: ['ya estoy en casa, todo bien', 'estoy en casa sana y salva', 'llegué a casa bien'],
  'pt-BR': ['já tô em casa, tudo certo', 'tá tudo certo', 'terminei e tô bem'],
  ro: ['am ajuns acasă cu bine', 'sunt acasă, totul e bine'],
  bg: ['вкъщи съм и всичко е наред', 'добре съм, вкъщи съм'],
  ru: ['я уже дома, всё хорошо', 'я дома, всё в порядке', 'жива здорова'],
  uk: ['я вже вдома, все добре', 'дісталася додому, все гаразд'],
  th: ['ถึงบ้านแล้วค่ะ ปลอดภัยดี'],
}
it.each([
  ['en', 'I am home, please', 'I am home, not please', 'cannot leave'],
  ['nb', 'jeg er hjemme, takk', 'jeg er hjemme, får ikke gå', 'får ikke gå'],
  ['th', 'ถึงบ้านแล้ว', 'ถึงบ้านแล้ว ไม่ได้กลับ', 'ไม่ได้กลับ'],
  ['ru', 'я дома, ну', 'я дома, не вернулся', 'не вернулся'],
])(
  'In %s, a denial beside it ends nothing, even if it is listed as polite',
  (_, well, denied, polite) => {
    const phrases = new Map(
      [...wordsWith('en').phrases].map(([language, own]) => [
        language,
        { ...own, filler: [...(own['filler'] ?? []), polite] },
      ]),
    )
    const hears = createWellSaid(phrases)
    expect(hears(well)).toBe(true)
    expect(hears(denied)).toBe(false)
  },
)

it.each([
  'дома, не видела',
  'home, didnt see',
  'hjemme, så det ikke',
  'en casa, no lo vi',
  'acasă, nu am văzut',
])('%j says it: that she did not see it may stand beside', (text) => {
  expect(isWell(text)).toBe(true)
})

describe.each(Object.entries(WELL))('In %s', (_, texts) => {
  it.each(texts)('%j says that she is well', (text) => {
    expect(isWell(text)).toBe(true)
  })
})

it.each([
  'I am not home yet',
  'home soon',
  'back tonight',
  'be back now',
  'am I safe now?',
  'safe now?',
  'he is home and I am safe in the bathroom',
  'all good but he took my phone',
  'now and again',
  'er jeg trygg nå',
  'jeg er ikke trygg hjemme nå',
  'han er hjemme nå',
  'hjemme hos han, han slipper meg ikke',
  'jeg er ferdig nå',
  'no estoy en casa',
  'él está en casa ahora',
  'não tô em casa',
  'nu sunt acasă',
  'не съм вкъщи',
  'я не дома',
  'он уже дома',
  'я не вдома',
  'ยังไม่ถึงบ้าน',
  'ไม่ปลอดภัย',
  'nu sunt bine',
  'nu sunt in siguranta',
  'nu bine',
  'я не в безопасности',
  'я не в порядке',
  'не всё хорошо',
  'я не в безпеці',
  'не добре съм',
  'ikke trygg',
  'não tô bem',
  'no estoy bien',
  'всё хорошо, не могу уйти с работы',
  'дома, не вернулся',
  'я дома, больше не вернется',
  'дома, стою у двери',
  'всё хорошо, мама меня убьет',
])('%j does not', (text) => {
  expect(isWell(text)).toBe(false)
})
