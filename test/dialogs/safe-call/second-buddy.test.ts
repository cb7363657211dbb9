/** Two buddies, in Norwegian, with numbers as on WhatsApp: one after the other, and what each reads. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { beginNumbered, does, pairNumbered } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
const passes = (minutes: number): Promise<void> => watchingOver(bot).passes(minutes, 1)

beforeEach(async () => {
  bot = await createTestBot({ language: 'nb', shows: 'numbers' })
  await bot.letIn('mia')
  await pairNumbered(bot, 'second')
  await beginNumbered(bot)
  await passes(10 + 15)
  for (const person of ['mia', 'maria', 'nina']) bot.heard(person)
})
afterEach(() => bot.close())

it('is told when the first does not answer, reads who was asked before, and takes it', async () => {
  await passes(11)
  await bot.talk(
    'nina',
    `
    > 1
    Er du trygg nå?
    1  Ja
    2  Nei
    3  ✖️ Stopp
    `,
  )
  await bot.talk(
    'nina',
    `
    > 1
    Så leit at dette har skjedd. Du bestemmer hva du forteller, og du trenger ikke si hvem du er.
    Én ting først. Forteller du om en svært alvorlig forbrytelse som skjer nå eller vil skje, for eksempel at noen holdes fanget, må de som leser det, etter loven prøve å stoppe det (straffeloven § 196). Noen ganger betyr det politiet. Det gjelder ikke det som er over og ikke lenger kan stoppes.
    ⚖️ Ikke bekreftet av advokat.
    Hva skjedde?
    Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
    1  💥 Vold
    2  ❗️ Trusler
    3  ✋ Overgrep eller seksuelt press
    4  👜 Ran, betaler ikke
    5  📷 Filmer eller sprer bilder
    6  👣 Følger etter folk
    7  ✔️ Ferdig
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    0  ➡️ Flere
    `,
  )
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Er du trygg nå?
    1  Ja
    2  Nei
    3  ✖️ Stopp
    `,
  )
})

it('is told at once when the first cannot, and reads what the other says afterwards', async () => {
  await passes(1)
  await does(bot, 'maria', '1', '2')
  await passes(1)
  await bot.talk(
    'nina',
    `
    > 1
    Er du trygg nå?
    1  Ja
    2  Nei
    3  ✖️ Stopp
    > 3
    Stoppet.
    1  🏠 Meny
    `,
  )
  await passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Så leit at dette har skjedd. Du bestemmer hva du forteller, og du trenger ikke si hvem du er.
    Én ting først. Forteller du om en svært alvorlig forbrytelse som skjer nå eller vil skje, for eksempel at noen holdes fanget, må de som leser det, etter loven prøve å stoppe det (straffeloven § 196). Noen ganger betyr det politiet. Det gjelder ikke det som er over og ikke lenger kan stoppes.
    ⚖️ Ikke bekreftet av advokat.
    Hva skjedde?
    Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
    1  💥 Vold
    2  ❗️ Trusler
    3  ✋ Overgrep eller seksuelt press
    4  👜 Ran, betaler ikke
    5  📷 Filmer eller sprer bilder
    6  👣 Følger etter folk
    7  ✔️ Ferdig
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    0  ➡️ Flere
    `,
  )
  await does(bot, 'mia', 'trygg hjemme')
  await passes(1)
  for (const person of ['maria', 'nina']) {
    bot.heard(person)
    await bot.says(person, '1')
    expect(bot.heard(person)).toContain('det går bra med Mia 12345')
  }
})
