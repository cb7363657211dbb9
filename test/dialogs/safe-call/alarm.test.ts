import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, buddyCodeOf, does, pairOnly, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
let passes: (minutes: number) => Promise<void>
afterEach(() => bot.close())

describe('In an alarm', () => {
  beforeEach(async () => {
    bot = await createTestBot()
    passes = watchingOver(bot).passes
    await bot.letIn('mia')
    await pairTyped(bot, 'mia', 'maria')
    await pairTyped(bot, 'mia', 'nina')
    await does(bot, 'mia', ...BEGIN)
    for (const person of ['mia', 'maria', 'nina']) bot.heard(person)
  })

  it('a day later she reads that nobody is asked any more, and can start anew', async () => {
    await passes(140)
    bot.later({ days: 1 })
    await passes(1)
    await does(bot, 'mia', '/news', '/menu')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > /safecall
      I have stopped asking your buddies: a day has passed. Are you well? Say so, and whoever was told reads it at once.
      [✅ I am OK]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      > [There is more]
      Your buddies, in the order I tell them:
      • maria from work
      • nina from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [➡️ There is more]
      `,
    )
    await bot.says('mia', 'back in 2 hours')
    expect(bot.heard('mia')).toContain('What should your buddy know if you do not answer?')
    await does(bot, 'mia', '/menu', '/safecall', '[I am OK]')
    await passes(1)
    bot.heard('maria')
    await does(bot, 'maria', '/news')
    expect(bot.heard('maria')).toContain('that mia from work is OK')
  })

  it('the first buddy is told, then the next, and each reads who was asked before', async () => {
    await passes(1)
    await bot.talk(
      'maria',
      `
      > [Show]
      You have a new message
      [Show]
      mia from work asks you to watch until 01:08 tomorrow. If there is no answer then, I will write to you.
      [👀 I am here]
      [🙅 Not tonight]
      [➡️ There is more]
      [🏠 Menu]
      > [I am here]
      Good. If there is no answer, I will write to you.
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      `,
    )
    await passes(150)
    await bot.talk(
      'mia',
      `
      > /news
      You have a new message
      [Show]
      You have a new message
      [Show]
      You have a new message
      [Show]
      You have a new message
      [Show]
      You have a new message
      [Show]
      maria from work is here for you.
      You are expected back by 01:08. Are you OK?
      It is time: you are expected back. Are you OK?
      You did not answer, so I told your buddy. Say that you are OK, and your buddy can read it at once.
      I am telling your buddies that you have not answered. Are you OK? Say so, and everybody who was told can read it at once.
      [✅ I am OK]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
    bot.heard('maria')
    await bot.talk(
      'maria',
      `
      > [Show]
      🚨 mia from work was expected back and has not answered since 01:08.
      mia from work left this for you: Hotel Bristol, room 304
      What you can do, in this order:
      • Call mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. mia from work left it up to you whether to call.
      🚨 mia from work: the alarm is on.
      [🙋 I am on it]
      [🙅 I cannot]
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      > [I cannot]
      Thank you for saying so. I will go on without you.
      🚨 mia from work: the alarm is on.
      [🙋 I am on it]
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      `,
    )
    await passes(1)
    bot.heard('nina')
    await bot.talk(
      'nina',
      `
      > [Show]
      🚨 mia from work was expected back and has not answered since 01:08.
      mia from work left this for you: Hotel Bristol, room 304
      Asked before you: maria from work.
      What you can do, in this order:
      • Call mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. mia from work left it up to you whether to call.
      🚨 mia from work: the alarm is on.
      [🙋 I am on it]
      [🙅 I cannot]
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      > [I am on it]
      Thank you. Tell me when you have reached mia from work. If I hear nothing for 20 minutes, others are asked again.
      🚨 mia from work: the alarm is on.
      [🙅 I cannot]
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      > [I have reached mia from work]
      Good. I will tell the others what you said.
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      `,
    )
    await passes(1)
    bot.heard('maria')
    await bot.talk(
      'maria',
      `
      > [Show]
      nina from work said at 01:40 that they reached mia from work. Call, and hear the voice yourself.
      🚨 mia from work was expected back and has not answered since 01:08.
      mia from work left this for you: Hotel Bristol, room 304
      What you can do, in this order:
      • Call mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. mia from work left it up to you whether to call.
      🚨 mia from work: the alarm is on.
      [🔁 Keep asking]
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      > [Keep asking]
      I will ask everybody again.
      🚨 mia from work: the alarm is on.
      [☎️ I have reached mia from work]
      [📄 Read it again]
      [➡️ There is more]
      `,
    )
    await bot.talk(
      'mia',
      `
      > [I am OK]
      Good. The safe-call is over.
      Your buddies, in the order I tell them:
      • maria from work
      • nina from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      `,
    )
    await passes(1)
    bot.heard('nina')
    await bot.talk(
      'nina',
      `
      > [Show]
      The chat said at 01:41 that mia from work is OK. Do not believe it until you have heard the voice.
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
  })

  it('a line says nothing, and what stands behind it comes after a tap', async () => {
    await passes(140)
    const lines = bot.received('maria')
    expect(lines.length).toBeGreaterThan(0)
    for (const { text, options } of lines) {
      expect(text).not.toMatch(/mia|safe|alarm|buddy|Bristol/i)
      expect(options.map(({ label }) => label)).toEqual(['Show'])
    }
  })
})

describe('A rehearsal', () => {
  it('comes after the pairing, and says what it is', async () => {
    bot = await createTestBot()
    passes = watchingOver(bot).passes
    await bot.letIn('mia')
    await pairOnly(bot, 'mia', 'maria')
    await passes(3)
    bot.heard('maria')
    await bot.talk(
      'maria',
      `
      > [Show]
      This is a rehearsal. Nothing is wrong. When it is real, it looks like this:
      🚨 mia from work was expected back and has not answered since 23:02.
      mia from work left nothing for you.
      What you can do, in this order:
      • Call mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. mia from work left it up to you whether to call.
      🚨 mia from work: the alarm is on.
      [🙋 I am on it]
      [🙅 I cannot]
      [➡️ There is more]
      [🏠 Menu]
      > [I am on it]
      That was the rehearsal. When it is real, do the same.
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      `,
    )
    await passes(1)
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > [Show]
      maria from work has seen what an alarm looks like. It was a rehearsal.
      Your buddies, in the order I tell them:
      • maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      `,
    )
  })
})

describe('Across apps', () => {
  it('a buddy on WhatsApp gets a code for Telegram, and an alarm comes to both', async () => {
    bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
    passes = watchingOver(bot).passes
    await bot.letIn('mia')
    await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]', 'Mia from work')
    await bot.says('whatsapp:maria', buddyCodeOf(bot, 'mia'))
    await bot.talk(
      'whatsapp:maria',
      `
      > [Yes]
      Mia from work asks you to be a buddy. Each time, I will ask if you can watch, and tell you until when. If there is no answer then, I will write to you, even at night.
      I am a machine: if I am off, I cannot tell you. You decide what to do. I do not call anybody.
      Do you want to be Mia from work's buddy?
      [🙋 Yes]
      [No]
      [✖️ Stop]
      What should Mia from work call you? Use 2 to 30 characters. It does not have to be your name.
      [⬅️ Back]
      [✖️ Stop]
      > Maria from work
      From now on you watch over Mia from work.
      Mia from work will see this name for you: Maria from work
      On WhatsApp alone I may not get through to you: accounts there can be stopped without notice. Open a chat with me on Telegram, too, and send me this code there. It works once, for one hour.
      B1VX-WQAV-G0KX
      [⏰ Safe-call]
      [🏠 Menu]
      `,
    )
    await bot.says('maria', buddyCodeOf(bot, 'whatsapp:maria'))
    await bot.talk(
      'maria',
      `
      > [Yes]
      With this code I will write to you here, too, when there is an alarm about Mia from work.
      Shall I write to you here, too?
      [🙋 Yes]
      [No]
      [✖️ Stop]
      Good. If there is an alarm, I will write to you here, too.
      [⏰ Safe-call]
      [🏠 Menu]
      `,
    )
    await does(bot, 'mia', ...BEGIN)
    for (const person of ['mia', 'maria', 'whatsapp:maria']) bot.heard(person)
    await passes(140)
    expect(bot.heard('whatsapp:maria')).toContain('[Show]')
    expect(bot.heard('maria')).toContain('[Show]')
    await does(bot, 'maria', '/news', '[I have reached Mia from work]')
    await does(bot, 'mia', 'home now')
    expect(bot.heard('mia')).toContain('Good. The safe-call is over.')
    await passes(1)
    bot.heard('whatsapp:maria')
    await does(bot, 'whatsapp:maria', '/news')
    expect(bot.heard('whatsapp:maria')).toContain(
      'Do not believe it until you have heard the voice.',
    )
  })
})
