import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
})
afterEach(() => bot.close())

/** The code that somebody has on her screen. */
const codeOf = (person: string): string =>
  bot
    .screen(person)
    .join('\n')
    .match(/B[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/g)
    ?.at(-1) ?? ''

/** Mia and Maria are paired. */
const paired = async (): Promise<void> => {
  for (const one of ['/safecall', '[Add a buddy]', '[I choose it myself]', 'Mia from work'])
    await does('mia', one)
  await bot.says('maria', codeOf('mia'))
  for (const one of ['[Yes]', 'Maria from work']) await does('maria', one)
  bot.heard('mia')
  bot.heard('maria')
}

const does = (person: string, what: string): Promise<void> => {
  const label = /^\[(.+)\]$/.exec(what)?.[1]
  return label === undefined ? bot.says(person, what) : bot.taps(person, label)
}

describe('A buddy', () => {
  it('is somebody who sends the code that she was given, and says yes', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. Tell somebody, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      > [Add a buddy]
      What a buddy learns: each time, until when. If you do not answer: what you left. Nothing afterwards, no place, no history.
      Only with somebody you trust. Whoever makes you do this may be controlling you.
      Does somebody make you do it? There are people you can talk to, without the police.
      [▶️ I choose it myself]
      [📍 Who can help]
      [⬅️ Back]
      [🏠 Menu]
      > [I choose it myself]
      What shall your buddy call you? Take 8 to 30 characters. It need not be your name, but your buddy must know that it is you.
      > Mia
      Take 8 to 30 characters.
      What shall your buddy call you? Take 8 to 30 characters. It need not be your name, but your buddy must know that it is you.
      > Mia from work
      Give this code to somebody you trust. It works once, for one hour. Whoever sends it to me becomes your buddy and gets a rehearsal.
      B9H5-1VX0-6860
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. Tell somebody, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
    `,
    )
    const code = codeOf('mia')
    await bot.says('maria', code)
    await bot.talk(
      'maria',
      `
      > [Yes]
      Mia from work asks you to be a buddy. Each time I ask whether you watch, and until when. If there is no answer then, I write to you, also at night.
      I am a machine: if I am off, I cannot tell you. You decide what you do. I call nobody.
      Do you want to be the buddy of Mia from work?
      [🙋 Yes]
      [No]
      [✖️ Stop]
      What shall Mia from work call you? Take 8 to 30 characters. It need not be your name.
      [⬅️ Back]
      [✖️ Stop]
      > Maria from work
      You watch over Mia from work from now on.
      [⏰ Safe-call]
      [🏠 Menu]
      > /safecall
      You watch over:
      • Mia from work
      What do you want to do?
      [👀 People I watch over]
    `,
    )
    await bot.talk(
      'mia',
      `
      > /safecall
      Maria from work is your buddy now. Make a rehearsal: then Maria from work has seen an alarm before one is real.
      Your buddies, in the order in which I tell them:
      • Maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
    `,
    )
    expect(await bot.database.prisma.buddy.count()).toBe(1)
  })
})

describe('A safe-call', () => {
  beforeEach(paired)

  it('begins with a few taps, and ends with one', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      Maria from work is your buddy now. Make a rehearsal: then Maria from work has seen an alarm before one is real.
      Your buddies, in the order in which I tell them:
      • Maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      > [Start a safe-call]
      When are you expected back?
      You can also write it, for example 23:30 or 2 hours.
      [1 hour]
      [2 hours]
      [3 hours]
      [🌙 All night, until 08:00]
      [⬅️ Back]
      [🏠 Menu]
      > [2 hours]
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you come back, it is deleted at once.
      [⏭ Skip]
      > Hotel Bristol, room 304, he drives a red car
      Shall I ask you on the way, too?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      > [No, only at the end]
      Until 01:00 tomorrow. If you do not answer by 01:15, I tell Maria from work.
      I am a machine: if I am off, I cannot tell anybody. Tell somebody, too.
      What you left is kept, locked.
      Shall I start?
      [⏰ Start]
      [No]
      > [Start]
      It is on, until 01:00 tomorrow. Maria from work is asked to watch now.
      You are expected back by 01:00 tomorrow. If you do not answer by 01:15, I tell Maria from work.
      [✅ I am well]
      [➕ 30 minutes more]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      > [30 minutes more]
      Good. It is on until 01:30 tomorrow.
      You are expected back by 01:30 tomorrow. If you do not answer by 01:45, I tell Maria from work.
      [✅ I am well]
      [➕ 30 minutes more]
      [🚨 Alarm now]
      [➡️ There is more]
      > [I am well]
      Good. The safe-call is over.
      Your buddies, in the order in which I tell them:
      • Maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
    `,
    )
    expect(await bot.database.prisma.safeCall.count()).toBe(0)
  })

  it('begins with what she types', async () => {
    await bot.talk(
      'mia',
      `
      > back at 1 am
      > skip
      > [Every 30 minutes]
      > [Start]
      > stop
      > home now
    `,
    )
  })

  it('asks once, when she types a danger, and takes it back', async () => {
    await bot.talk(
      'mia',
      `
      > back in 2 hours
      > skip
      > [No, only at the end]
      > [Start]
      > help he wont let me leave
      > [Take it back]
      > [Alarm now]
      > [At once]
      > [I am well]
    `,
    )
  })
})
