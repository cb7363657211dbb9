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
    Du har en ny melding
    1  Vis
    🚨 Mia 12345 skulle vært tilbake og har ikke svart siden 23:16.
    Mia 12345 la igjen dette til deg: Hotel Bristol
    Spurt før deg: Maria 12345.
    Dette kan du gjøre, i denne rekkefølgen:
    • Ring Mia 12345, og hør at stemmen er den rette.
    • Dra dit sammen med andre, aldri alene.
    • 113: ambulanse. 112: politi. Mia 12345 har overlatt til deg om du vil ringe.
    🚨 Mia 12345: Alarmen er på.
    1  🙋 Jeg tar det
    2  🙅 Jeg kan ikke
    3  ☎️ Jeg har nådd Mia 12345
    4  📄 Les det på nytt
    5  ➡️ Det er mer
    6  🏠 Meny
    `,
  )
  await bot.talk(
    'nina',
    `
    > 1
    Takk. Si fra når du har nådd Mia 12345. Hører jeg ingenting på 20 minutter, blir andre spurt igjen.
    🚨 Mia 12345: Alarmen er på.
    2  🙅 Jeg kan ikke
    3  ☎️ Jeg har nådd Mia 12345
    4  📄 Les det på nytt
    5  ➡️ Det er mer
    6  🏠 Meny
    `,
  )
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 skulle vært tilbake og har ikke svart siden 23:16.
    Mia 12345 la igjen dette til deg: Hotel Bristol
    Nina 12345 tar seg av det, til 00:02.
    Dette kan du gjøre, i denne rekkefølgen:
    • Ring Mia 12345, og hør at stemmen er den rette.
    • Dra dit sammen med andre, aldri alene.
    • 113: ambulanse. 112: politi. Mia 12345 har overlatt til deg om du vil ringe.
    🚨 Mia 12345: Alarmen er på.
    2  🙅 Jeg kan ikke
    3  ☎️ Jeg har nådd Mia 12345
    4  📄 Les det på nytt
    5  ➡️ Det er mer
    6  🏠 Meny
    `,
  )
})

it('is told at once when the first cannot, and reads what the other says afterwards', async () => {
  await passes(1)
  await does(bot, 'maria', '1', '2')
  await passes(1)
  await does(bot, 'nina', '1')
  expect(bot.heard('nina')).toContain('Spurt før deg: Maria 12345.')
  await bot.talk(
    'nina',
    `
    > 3
    Bra. Jeg sier til de andre hva du sa.
    Du passer på:
    • Mia 12345
    Hva vil du gjøre?
    1  👀 De jeg passer på
    2  ➡️ Det er mer
    3  🏠 Meny
    `,
  )
  await passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Nina 12345 sa klokka 23:33 at Mia 12345 er nådd. Ring, så du hører stemmen selv.
    🚨 Mia 12345 skulle vært tilbake og har ikke svart siden 23:16.
    Mia 12345 la igjen dette til deg: Hotel Bristol
    Dette kan du gjøre, i denne rekkefølgen:
    • Ring Mia 12345, og hør at stemmen er den rette.
    • Dra dit sammen med andre, aldri alene.
    • 113: ambulanse. 112: politi. Mia 12345 har overlatt til deg om du vil ringe.
    🚨 Mia 12345: Alarmen er på.
    3  ☎️ Jeg har nådd Mia 12345
    4  🔁 Spør videre
    5  📄 Les det på nytt
    6  ➡️ Det er mer
    7  🏠 Meny
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
