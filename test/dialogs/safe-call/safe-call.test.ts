import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { buddyCodeOf, does, pairTyped } from '../../support/safe-call-people.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
})
afterEach(() => bot.close())

/** How many calls are open. A rehearsal that is over stays for an hour. */
const calls = (): Promise<number> =>
  bot.database.prisma.safeCall.count({ where: { state: { not: 'over' } } })

describe('A buddy', () => {
  it('is somebody who sends the code that she was given, and says yes', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      > [Add a buddy]
      Each time, your buddy is told when you are expected back. If you do not answer, your buddy also reads what you left. Nothing more after that. I do not see where you are, and I keep no history.
      Do this only with somebody you trust. If somebody makes you do it, they may be controlling you.
      Is somebody making you do it? There are people you can talk to, without the police.
      [▶️ It is my own choice]
      [📍 Who can help]
      [⬅️ Back]
      [🏠 Menu]
      > [It is my own choice]
      What should your buddy call you? Use 2 to 30 characters. It does not have to be your name, but your buddy must know it is you.
      > M
      Use 2 to 30 characters.
      What should your buddy call you? Use 2 to 30 characters. It does not have to be your name, but your buddy must know it is you.
      > Mia from work
      Your buddy will see this name: Mia from work
      Give this code to somebody you trust. It works once, for one hour. Whoever sends it to me becomes your buddy and gets a rehearsal.
      BWB1-9EPR-FMD1
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      `,
    )
    await bot.says('maria', buddyCodeOf(bot, 'mia'))
    await bot.talk(
      'maria',
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
      [⏰ Safe-call]
      [🏠 Menu]
      > /safecall
      You are watching over:
      • Mia from work
      What do you want to do?
      [👀 People I watch over]
      `,
    )
    await bot.talk(
      'mia',
      `
      > /safecall
      Maria from work is your buddy now.
      Your buddies, in the order I tell them:
      • Maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      > [My buddies]
      Who is it about?
      [Maria from work]
      [⬅️ Back]
      [🏠 Menu]
      > [Maria from work]
      Maria from work: what do you want to do?
      [🗑 No longer my buddy]
      > [No longer my buddy]
      Maria from work is not your buddy any more. I will not tell Maria from work.
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      `,
    )
  })

  it('may rest for a day and may end it, and only then is the other one told', async () => {
    await pairTyped(bot, 'mia', 'maria')
    await bot.talk(
      'maria',
      `
      > /safecall
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      [🏠 Menu]
      > [People I watch over]
      Who is it about?
      [mia from work]
      [⬅️ Back]
      [🏠 Menu]
      > [mia from work]
      mia from work: what do you want to do?
      [🔕 No requests for a day]
      [📲 A second way to reach me]
      [🗑 Stop being the buddy]
      > [No requests for a day]
      I will not ask you for 24 hours. If a safe-call is already on, its alarm still comes.
      You are watching over:
      • mia from work
      What do you want to do?
      [👀 People I watch over]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
    await bot.talk(
      'mia',
      `
      > /safecall
      Your buddies, in the order I tell them:
      • maria from work: does not want to be asked now. If you do not answer, I will tell maria from work anyway.
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      `,
    )
    await bot.talk(
      'maria',
      `
      > [People I watch over]
      Who is it about?
      [mia from work]
      [⬅️ Back]
      [🏠 Menu]
      > [mia from work]
      mia from work: what do you want to do?
      [🔔 Ask me again]
      [📲 A second way to reach me]
      [🗑 Stop being the buddy]
      > [Stop being the buddy]
      You are not mia from work's buddy any more. I will tell mia from work.
      To start safe-calls you must be let in with a code. If somebody gave you a buddy code, send it to me: anybody can be a buddy.
      [🤝 I have a buddy code]
      [🔑 I have a code]
      [🏠 Menu]
      > [I have a buddy code]
      Paste or type the code. It looks like this: BXXX-XXXX-XXXX
      [✖️ Stop]
      `,
    )
    await bot.talk(
      'mia',
      `
      > /news
      maria from work is not your buddy any more.
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      `,
    )
    expect(await bot.database.prisma.buddy.count()).toBe(0)
  })

  it.each(['BDC3-K0V7-SCXF', 'b7n6 v4yr z3k1'])(
    'is heard in %j, too, where a time may be typed',
    async (code) => {
      await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]', 'Mia', code)
      expect(bot.heard('mia')).toContain('I do not know that code.')
    },
  )

  it('comes about with no wrong, no used and no own code, and guessing takes longer each time', async () => {
    await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]', 'Mia from work')
    const code = buddyCodeOf(bot, 'mia')
    bot.heard('mia')
    await bot.says('mia', code)
    expect(bot.heard('mia')).toContain('That is your own code.')
    for (let guess = 0; guess < 5; guess++) {
      await bot.says('eva', 'B111-2222-3333')
      expect(bot.heard('eva')).toContain('I do not know that code.')
    }
    expect(bot.waited.filter((ms) => ms >= 1_000)).toHaveLength(2)
    await does(bot, 'maria', code, '[No]')
    expect(bot.heard('maria')).toContain('All right. You are not a buddy.')
    await does(bot, 'maria', code, '[Yes]', 'Maria from work')
    bot.heard('maria')
    await bot.says('eva', code)
    expect(bot.heard('eva')).toContain('I do not know that code.')
  })
})

it('is told to whoever is not in that safe-calls are for members', async () => {
  await bot.talk(
    'eva',
    `
      > /safecall
      To start safe-calls you must be let in with a code. If somebody gave you a buddy code, send it to me: anybody can be a buddy.
      [🤝 I have a buddy code]
      [🔑 I have a code]
      [🏠 Menu]
      > [I have a buddy code]
      Paste or type the code. It looks like this: BXXX-XXXX-XXXX
      [✖️ Stop]
      > what
      That is not a buddy code. It has twelve letters and digits and starts with B.
      Paste or type the code. It looks like this: BXXX-XXXX-XXXX
      `,
  )
})

describe('A safe-call', () => {
  beforeEach(() => pairTyped(bot, 'mia', 'maria'))

  it('begins with a few taps, and ends with one', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      Your buddies, in the order I tell them:
      • maria from work
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
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      > Hotel Bristol, room 304, he drives a red car
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      > [No, only at the end]
      Until 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I keep what you left, locked.
      Shall I start?
      [⏰ Start]
      [No]
      > [Start]
      It is on. I am asking maria from work to watch now.
      You are expected back by 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      > [30 more minutes]
      Good. It now runs until 01:34 tomorrow.
      You are expected back by 01:34 tomorrow. If you do not answer by 01:49, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      > 23:05
      You can only make it longer. If you are back, say so.
      You are expected back by 01:34 tomorrow. If you do not answer by 01:49, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      > 4 in the morning
      Please choose one of these.
      You are expected back by 01:34 tomorrow. If you do not answer by 01:49, I will tell maria from work.
      In danger now? 112 police · 113 ambulance
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      > [I am OK]
      Good. The safe-call is over.
      Your buddies, in the order I tell them:
      • maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      `,
    )
    expect(await calls()).toBe(0)
  })

  it('begins with what she types, and ends with her usual words, but not with "stop"', async () => {
    await bot.talk(
      'mia',
      `
      > back at 1 am
      Until 01:00 tomorrow.
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      [⬅️ Back]
      [🏠 Menu]
      > skip
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      > [Every 30 minutes]
      Until 01:00 tomorrow. If you do not answer by 01:15, I will tell maria from work.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      In between, I will ask you every 30 minutes. If you do not answer, that is an alarm, too.
      Shall I start?
      [⏰ Start]
      [No]
      > [Start]
      It is on. I am asking maria from work to watch now.
      You are expected back by 01:00 tomorrow. If you do not answer by 01:15, I will tell maria from work.
      At 23:34 I will ask you if you are OK.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [🏠 I am back]
      [➡️ There is more]
      [🏠 Menu]
      > stop
      You are expected back by 01:00 tomorrow. If you do not answer by 01:15, I will tell maria from work.
      At 23:34 I will ask you if you are OK.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [🏠 I am back]
      [➡️ There is more]
      > /settings
      Your ID here is G5N9Z105. It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
      When should I delete your checks and reports from this chat?
      [After a few minutes]
      [After an hour]
      [After a day]
      [Never]
      [📲 Move to another app]
      [✖️ Stop]
      > home now
      Good. The safe-call is over.
      Your ID here is G5N9Z105. It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
      When should I delete your checks and reports from this chat?
      [After a few minutes]
      [After an hour]
      [After a day]
      [Never]
      [📲 Move to another app]
      `,
    )
    expect(await calls()).toBe(0)
  })

  it('asks once, when she types a danger, and takes it back', async () => {
    await bot.talk(
      'mia',
      `
      > back in 2 hours
      Until 01:04 tomorrow.
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      [⬅️ Back]
      [🏠 Menu]
      > skip
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      > [No, only at the end]
      Until 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      Shall I start?
      [⏰ Start]
      [No]
      > [Start]
      It is on. I am asking maria from work to watch now.
      You are expected back by 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      > help he wont let me leave
      🆘 112: police. 113: ambulance. Both answer day and night.
      If you can, get away: to people, to light, or behind a locked door. Shout. Let the money go. I am a machine: I cannot call anybody for you.
      You can also call:
      • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
      • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
      • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
      I will tell your buddy in 20 seconds. Tap again to do it at once.
      An alarm goes out in a few seconds.
      [🚨 At once]
      [↩️ Take it back]
      [➡️ There is more]
      > [Take it back]
      Taken back. Your buddy was not told.
      You are expected back by 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      > [Alarm now]
      I will tell your buddy in 20 seconds. Tap again to do it at once.
      An alarm goes out in a few seconds.
      [🚨 At once]
      [↩️ Take it back]
      [➡️ There is more]
      > [At once]
      Your buddy is being told now.
      I am telling your buddies that you asked for help. When you are OK, say so, and everybody who was told can read it at once.
      [✅ I am OK]
      [🚨 Alarm now]
      [➡️ There is more]
      > [I am OK]
      Good. The safe-call is over.
      Your buddies, in the order I tell them:
      • maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      `,
    )
  })

  it('checks a number that she leaves, for her alone', async () => {
    await bot.talk(
      'mia',
      `
      > back in 2 hours
      Until 01:04 tomorrow.
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      [⬅️ Back]
      [🏠 Menu]
      > Hotel Bristol, his number is +1 201 555 0123
      What the list says about the number is only for you. Your buddy sees the number, but never this:
      📞 +1 … 23
      ⚪️ There is no warning about this number.
      No report does not mean safe. Trust your gut feeling.
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      [🏠 Menu]
      > [No, only at the end]
      Until 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I keep what you left, locked.
      Shall I start?
      [⏰ Start]
      [No]
      [⬅️ Back]
      [🏠 Menu]
      > [Start]
      It is on. I am asking maria from work to watch now.
      You are expected back by 01:04 tomorrow. If you do not answer by 01:19, I will tell maria from work.
      [✅ I am OK]
      [➕ 30 more minutes]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
    await does(bot, 'mia', '[Alarm now]', '[At once]')
    await bot.talk(
      'maria',
      `
      > /news
      🚨 mia from work asked for help at 23:04.
      mia from work left this for you: Hotel Bristol, his number is +1 201 555 0123
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
      `,
    )
  })

  it('does not begin without a time within a day, nor without a yes', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      Your buddies, in the order I tell them:
      • maria from work
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
      > 3 days
      I did not understand that. Write a time within the next 24 hours, for example 23:30, or how long, for example 2 hours.
      When are you expected back?
      You can also write it, for example 23:30 or 2 hours.
      [1 hour]
      [2 hours]
      [3 hours]
      [🌙 All night, until 08:00]
      > 25:00
      I did not understand that. Write a time within the next 24 hours, for example 23:30, or how long, for example 2 hours.
      When are you expected back?
      You can also write it, for example 23:30 or 2 hours.
      [1 hour]
      [2 hours]
      [3 hours]
      [🌙 All night, until 08:00]
      > tomorrow morning at 7
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      > skip
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [Every 2 hours]
      [No, only at the end]
      > [No, only at the end]
      Until 07:00 tomorrow. If you do not answer by 07:15, I will tell maria from work.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      Shall I start?
      [⏰ Start]
      [No]
      > [No]
      Nothing was started.
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
    expect(await calls()).toBe(0)
  })

  it('is named before she has everything deleted', async () => {
    await does(bot, 'mia', 'back in 2 hours', 'skip', '[No, only at the end]', '[Start]')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > /wipe
      A safe-call is on. If you delete everything now, your buddy reads that it ended without a sign that you are OK.
      I will delete everything I have about you: your membership, your settings, anything half-written, and my messages here from the last two days.
      Reports you have sent stay, but nothing in them shows that they are yours any more. To take one back, send me its receipt.
      One thing stays until tomorrow: how many reports and checks came from here today. It stops people from starting over again and again.
      Delete everything now?
      [🗑 Yes, delete]
      [No, keep it]
      [✖️ Stop]
      > [Yes, delete]
      I have deleted everything I had about you. Now delete this chat on your phone, too. To come back in, you need a new code. Take care.
      `,
    )
    await bot.talk(
      'maria',
      `
      > /news
      mia from work's chat with me was deleted at 23:04, without a sign of being OK.
      mia from work's safe-call is over.
      [🏠 Menu]
      `,
    )
  })
})
