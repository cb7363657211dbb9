/** The people on duty are told last of an alarm, where she said yes to it. */
import { afterEach, describe, expect, it } from 'vitest'
import type { TestBot } from '../../support/bot.ts'
import {
  caseworkers,
  missed,
  NIGHT,
  openOnDuty,
  pairOnDuty,
  passes,
  quiet,
} from '../../support/on-duty.ts'
import { buddyCodeOf, does } from '../../support/safe-call-people.ts'

const DAY = { hours: [{ ...NIGHT, from: '10:00', until: '15:00' }], phone: undefined }

let bot: TestBot
afterEach(() => bot.close())

describe('Before an alarm', () => {
  it('she is asked once, and can take it back', async () => {
    bot = await openOnDuty()
    await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > Mia from work
      They are told the same as a buddy: what your buddies call you, how long you have been missing, what you left, even a number in it, and who was asked before. Never what the list says.
      They are there: Wed 20:00–06:00. At other times I keep asking your buddies.
      If no buddy answers, may I tell the organisation's people on duty?
      [Yes]
      [No]
      [⬅️ Back]
      [🏠 Menu]
      > [Yes]
      Your buddy will see this name: Mia from work
      Give this code to somebody you trust. It works once, for one hour. Whoever sends it to me becomes your buddy and gets a rehearsal.
      B8W9-3THV-SX5J
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [🏠 Menu]
      `,
    )
    await does(bot, 'maria', buddyCodeOf(bot, 'mia'), '[Yes]', 'Maria from work')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > /safecall
      Maria from work is your buddy now.
      Your buddies, in the order I tell them:
      • Maria from work
      • The organisation's people on duty, if no buddy answers
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      > [My buddies]
      Who is it about?
      [Maria from work]
      [🏢 The people on duty]
      [⬅️ Back]
      [🏠 Menu]
      > [The people on duty]
      They are told the same as a buddy: what your buddies call you, how long you have been missing, what you left, even a number in it, and who was asked before. Never what the list says.
      They are there: Wed 20:00–06:00. At other times I keep asking your buddies.
      If no buddy answers, may I tell the organisation's people on duty?
      [Yes]
      [No]
      > [No]
      Good. From your next safe-call on, I will tell only your buddies.
      Your buddies, in the order I tell them:
      • Maria from work
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      [🏠 Menu]
      `,
    )
  })

  it('is not offered where nobody is on duty, or to a case worker herself', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey')
    await does(bot, 'casey', '/safecall', '[Add a buddy]', '[It is my own choice]')
    bot.heard('casey')
    await bot.says('casey', 'Casey from work')
    expect(bot.heard('casey')).toContain('Give this code')
  })
})

describe('In an alarm', () => {
  it('they are told when no buddy answered, take it, and read when she answers', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey', 'cora')
    await pairOnDuty(bot)
    await missed(bot)
    await bot.talk(
      'casey',
      `
      > [Show]
      You have a new message
      [Show]
      You are reading this because you are on duty and no buddy has answered.
      🚨 Mia from work was expected back and has not answered since 23:14.
      Mia from work left this for you: Hotel Bristol, room 304
      Asked before you: Maria from work.
      What you can do, in this order:
      • Call Mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. Mia from work left it up to you whether to call.
      🚨 Mia from work: the alarm is on.
      [🙋 I am on it]
      [🙅 I cannot]
      [☎️ I have reached Mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      > [I am on it]
      Thank you. Tell me when you have reached Mia from work. If I hear nothing for 20 minutes, others are asked again.
      🚨 Mia from work: the alarm is on.
      [🙅 I cannot]
      [☎️ I have reached Mia from work]
      [📄 Read it again]
      [➡️ There is more]
      `,
    )
    await bot.talk(
      'cora',
      `
      > [Show]
      You have a new message
      [Show]
      You are reading this because you are on duty and no buddy has answered.
      🚨 Mia from work was expected back and has not answered since 23:14.
      Mia from work left this for you: Hotel Bristol, room 304
      Asked before you: Maria from work.
      Somebody on duty is taking care of it until 00:00.
      What you can do, in this order:
      • Call Mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. Mia from work left it up to you whether to call.
      🚨 Mia from work: the alarm is on.
      [🙅 I cannot]
      [☎️ I have reached Mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
    bot.heard('maria')
    await bot.talk(
      'maria',
      `
      > /news
      🚨 Mia from work was expected back and has not answered since 23:14.
      Mia from work left this for you: Hotel Bristol, room 304
      Somebody on duty is taking care of it until 00:00.
      What you can do, in this order:
      • Call Mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • Ask the organisation's people on duty: +47 22 33 44 55, Wed 20:00–06:00.
      • 113: ambulance. 112: police. Mia from work left it up to you whether to call.
      🚨 Mia from work: the alarm is on.
      [🙅 I cannot]
      [☎️ I have reached Mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > /safecall
      It is time: you are expected back. Are you OK?
      You did not answer, so I told your buddy. Say that you are OK, and your buddy can read it at once.
      I am telling your buddies that you have not answered. Are you OK? Say so, and everybody who was told can read it at once.
      Somebody on duty is taking care of it.
      [✅ I am OK]
      [🚨 Alarm now]
      [➡️ There is more]
      [🏠 Menu]
      > [I am OK]
      Good. The safe-call is over.
      Your buddies, in the order I tell them:
      • Maria from work
      • The organisation's people on duty, if no buddy answers
      What do you want to do?
      [⏰ Start a safe-call]
      [➕ Add a buddy]
      [👥 My buddies]
      [🔑 My safe words]
      `,
    )
    await passes(bot, 1)
    bot.heard('casey')
    await bot.talk(
      'casey',
      `
      > [Show]
      The chat said at 23:40 that Mia from work is OK. Do not believe it until you have heard the voice.
      You are reading this because you are on duty and no buddy has answered.
      🚨 Mia from work was expected back and has not answered since 23:14.
      Mia from work left this for you: Hotel Bristol, room 304
      Asked before you: Maria from work.
      What you can do, in this order:
      • Call Mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • 113: ambulance. 112: police. Mia from work left it up to you whether to call.
      You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
      I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
      I do not call the police, I do not know where you are, and I keep no history.
      You need a buddy first.
      [➕ Add a buddy]
      [➡️ There is more]
      [🏠 Menu]
      > [Menu]
      What do you want to do?
      [🤝 Cases]
      [🔍 Check a number]
      [📝 Report something]
      [🔔 Alerts for my towns]
      [⏰ Safe-call]
      [🎟 Let a colleague in]
      [📖 Rights and help]
      [💬 Talk to a person]
      [🆘 Help]
      [⚙️ Settings]
      [🔒 What is kept about me]
      [🌐 Language]
      (no controls)
      `,
    )
    await does(bot, 'casey', '/safecall', '/menu', '/safecall')
    expect(
      bot.heard('casey').split('Do not believe it until you have heard the voice'),
    ).toHaveLength(3)
    bot.later({ days: 3 })
    await passes(bot, 1)
    bot.heard('casey')
    await bot.says('casey', '/safecall')
    expect(bot.heard('casey')).not.toContain('Bristol')
  })

  it('the buddy reads what somebody on duty says', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey')
    await pairOnDuty(bot)
    await missed(bot)
    await does(bot, 'casey', '/news', '[I have reached Mia from work]')
    await passes(bot, 1)
    bot.heard('maria')
    await bot.talk(
      'maria',
      `
      > [Show]
      Somebody on duty said at 23:40 that they reached Mia from work. Call, and hear the voice yourself.
      🚨 Mia from work was expected back and has not answered since 23:14.
      Mia from work left this for you: Hotel Bristol, room 304
      What you can do, in this order:
      • Call Mia from work. Make sure that you hear the right voice.
      • Go there with others, never alone.
      • Ask the organisation's people on duty: +47 22 33 44 55, Wed 20:00–06:00.
      • 113: ambulance. 112: police. Mia from work left it up to you whether to call.
      🚨 Mia from work: the alarm is on.
      [🔁 Keep asking]
      [☎️ I have reached Mia from work]
      [📄 Read it again]
      [➡️ There is more]
      [🏠 Menu]
      `,
    )
  })

  it('they read that she was made to write, also who could not before, and who came since', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey')
    await pairOnDuty(bot)
    await does(bot, 'mia', '/safecall', '[My safe words]', '[Set a safe word]', 'blue kettle')
    await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'green kettle')
    await missed(bot)
    await does(bot, 'casey', '/news', '[I cannot]')
    await caseworkers(bot, 'cora')
    quiet(bot)
    await bot.says('mia', 'green kettle')
    await passes(bot, 1)
    for (const person of ['casey', 'cora']) {
      expect(bot.heard(person)).toContain('[Show]')
      await bot.taps(person, 'Show')
      expect(bot.heard(person)).toContain('Mia from work was forced to write')
    }
  })

  it('a line says nothing, and leaves the chat within an hour', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey')
    await pairOnDuty(bot)
    await missed(bot)
    const [line] = bot.received('casey')
    expect(line?.text).toBe('You have a new message')
    expect(line?.quiet).toBeUndefined()
    expect(line?.options.map(({ label }) => label)).toEqual(['Show'])
  })
})

describe('Nobody on duty is told', () => {
  it('without her yes, out of hours, or who said no', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey')
    await pairOnDuty(bot, 'No')
    await missed(bot)
    expect(bot.heard('casey')).toBe('')
    await bot.close()

    bot = await openOnDuty({ desk: DAY })
    await caseworkers(bot, 'casey')
    await pairOnDuty(bot)
    await missed(bot)
    expect(bot.heard('casey')).toBe('')
    await bot.close()

    bot = await openOnDuty()
    await caseworkers(bot, 'casey', 'cora')
    await does(bot, 'casey', '/notices', '[At once]', '[No]')
    await pairOnDuty(bot)
    await missed(bot)
    expect(bot.heard('casey')).toBe('')
    expect(bot.heard('cora')).toContain('[Show]')
    await does(bot, 'casey', '/safecall')
    expect(bot.heard('casey')).not.toContain('Mia')
  })

  it('in her quiet hours, unless she allowed it', async () => {
    bot = await openOnDuty()
    await caseworkers(bot, 'casey', 'cora')
    for (const person of ['casey', 'cora']) {
      const sender = bot.senderOf(person)
      const chosen = await bot.stores.members.chosen(sender)
      const quietHours = { from: 22 * 60, until: 7 * 60, zone: 'Europe/Oslo' }
      await bot.stores.members.remember(
        sender,
        { ...chosen, alerts: { quiet: quietHours } },
        bot.now(),
      )
    }
    bot.heard('casey')
    await bot.talk(
      'casey',
      `
      > /notices
      I can write to you when something is waiting. The line is neutral and never says what. When should I write?
      In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
      [🔔 At once]
      [📅 Once a day]
      [🔕 Not at all]
      [⏭ Skip]
      [✖️ Stop]
      > [At once]
      If somebody does not come back from work and no buddy answers, I ask the case workers on duty: Wed 20:00–06:00. May I write to you then?
      [🔔 Yes, even in my quiet hours]
      [🌙 Yes, but not in my quiet hours]
      [🔕 No]
      [⬅️ Back]
      [✖️ Stop]
      > [Yes, even in my quiet hours]
      Good. I will write when something is waiting, at most once an hour.
      I will also write to you when somebody does not come back, even in your quiet hours.
      What do you want to do?
      [🤝 Cases]
      [🔍 Check a number]
      [📝 Report something]
      [🔔 Alerts for my towns]
      [⏰ Safe-call]
      [🎟 Let a colleague in]
      [📖 Rights and help]
      [💬 Talk to a person]
      [🆘 Help]
      [⚙️ Settings]
      [🔒 What is kept about me]
      [🌐 Language]
      (no controls)
      `,
    )
    await pairOnDuty(bot)
    await missed(bot)
    expect(bot.heard('casey')).toContain('[Show]')
    expect(bot.heard('cora')).toBe('')
  })

  it('who is no case worker, and she reads nothing of it either', async () => {
    bot = await openOnDuty()
    await bot.letIn('mona', 'moderator')
    await bot.says('mona', '/menu')
    await pairOnDuty(bot)
    await caseworkers(bot, 'casey')
    bot.heard('mona')
    await missed(bot)
    expect(bot.heard('mona')).toBe('')
    await bot.says('mona', '/safecall')
    expect(bot.heard('mona')).not.toContain('Mia')
  })
})
