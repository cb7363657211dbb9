/** What somebody only threatened with, or wanted to do and did not: what a report ticks. */
import { describe, expect, it } from 'vitest'
import { harmsSaid } from '../../../src/core/listening/harms-said.ts'
import { createLabelsTold } from '../../../src/core/listening/labels-told.ts'
import { listeningTo } from '../../../src/core/listening/listening-to.ts'
import { say } from '../../../src/core/terms/text.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')
const { understand } = listeningTo(words)

const THREATS: InEachLanguage = {
  'he only threatened': {
    en: ['he threatened that he will find me', 'not robbed, only threatened me'],
    nb: ['han trua med å finne meg', 'bare trusler'],
    es: ['amenazó con buscarme', 'solo amenazas'],
    'pt-BR': ['ameaçou me achar', 'só ameaças'],
    ro: ['a amenințat că mă găsește', 'doar amenințări'],
    bg: ['заплаши че ще ме намери', 'само заплахи'],
    ru: ['угрожал, что найдёт', 'только угрозы'],
    uk: ['погрожував, що знайде', 'тільки погрози'],
    th: ['เขาขู่ว่าจะมาหา', 'โดนขู่'],
  },
}

const NOT_HIT: InEachLanguage = {
  'he wanted to and did not': {
    en: ['he tried to slap me but he did not'],
    nb: ['han ville slå meg men gjorde det ikke'],
    es: ['me quería pegar pero no pudo'],
    'pt-BR': ['ele ia me bater mas não bateu'],
    ro: ['a vrut să mă bată dar n-a făcut nimic'],
    bg: ['щеше да ме удари но не го направи'],
    ru: ['хотел меня ударить, но не стал'],
    uk: ['хотів мене вдарити, але не став'],
    th: ['เขาจะตบแต่ไม่ได้ตบ'],
  },
}

describe('what a report ticks', () => {
  it.each(linesOf(THREATS))(
    'is violence that was threatened where %s (%s): %s',
    (_, language, text) => {
      const harms = harmsSaid(understand(text, language))
      expect(harms).toContain('threats')
      expect(harms).not.toContain('blackmail')
    },
  )

  it('is blackmail where he threatened to show something', () => {
    expect(harmsSaid(understand('he threatened to send my photos to my mother', 'en'))).toContain(
      'blackmail',
    )
  })

  it.each(linesOf(NOT_HIT))('is no blow where %s (%s): %s', (_, language, text) => {
    expect(harmsSaid(understand(text, language))).not.toContain('hit')
  })

  it.each([
    ['en', 'no violence, just did not pay'],
    ['nb', 'ingen vold, bare betalte ikke'],
    ['nb', 'ikke vold, han bare betalte ikke'],
  ])('is nothing that she denies (%s): %s', (language, text) => {
    const shown = { options: [{ id: 'violence', label: say('harm.violence') }] }
    expect(createLabelsTold(words, understand)(text, shown, language)).toEqual([])
  })
})
