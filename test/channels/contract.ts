/**
 * What every channel has to carry: the same conversations, with the whole bot behind it.
 *
 * - **person**: somebody with the app of that channel in her hand.
 * - **world**: a bot with nothing on its list yet, and the people who can write to it.
 *
 * What a channel cannot do (share a contact in a shell) it leaves out of its driver, and the
 * conversations that need it are not registered for it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Behind } from './behind.ts'

/** Somebody who talks to the bot. Each action resolves to all that the bot answered, as she reads it. */
export interface Person {
  says(text: string): Promise<string>
  /** Chooses the option labelled so, in the way of the channel; an emoji before the words need not be given. */
  picks(label: string): Promise<string>
  /** Chooses several options of one question. */
  picksAll(labels: string[]): Promise<string>
}

export interface World<P extends Person> {
  behind: Behind
  /** A person whose app says that she speaks `language`. */
  meets(language?: string): Promise<P>
  end(): Promise<void>
}

/** How a channel is tried. */
export interface Driver<P extends Person> {
  open(): Promise<World<P>>
  sharesContact?(person: P, numbers: string[]): Promise<string>
  /** Shares contacts one right after the other, each in a message of its own. */
  sharesEach?(person: P, numbers: string[]): Promise<string>
  /** Says several things before the bot can answer the first; resolves to all the answers. */
  saysAtOnce?(person: P, texts: string[]): Promise<string>
  sendsVoice?(person: P): Promise<string>
  sendsPicture?(person: P): Promise<string>
  /** Says something, and changes that; resolves to the answer to the change. */
  changes?(person: P, said: string, changed: string): Promise<string>
  /** Says something that the platform delivers twice; resolves to all the answers. */
  isDeliveredTwice?(person: P, text: string): Promise<string>
  /** Everything in the chat now, hers and the bot's, where messages can leave it. */
  chat?(person: P): string
  /** Whether the bot can delete only its own part there. */
  ownOnly?: boolean
  blocks?(person: P): Promise<void>
}

const LISTED = '+44 7700 900123'
const OTHER = '07700 900456'

/** Registers the conversations for one channel; the short run shows that it is connected. */
export const contractOf = <P extends Person>(
  name: string,
  driver: Driver<P>,
  { short = false } = {},
): void => {
  let world: World<P>
  let behind: Behind

  beforeEach(async () => {
    world = await driver.open()
    behind = world.behind
  })

  afterEach(async () => {
    const { logged } = behind
    await world.end()
    expect(logged).toEqual([])
  })

  /** A person who has been let in. */
  const member = async (role: 'member' | 'moderator' = 'member'): Promise<P> => {
    const person = await world.meets('en')
    await person.says(await behind.code(role))
    return person
  }

  /** Reports the number as choking, up to the read-back. */
  const tells = async (person: P, number: string): Promise<string> => {
    await person.says('/report')
    await person.picks('Yes')
    await person.picksAll(['Violence'])
    await person.picksAll(['Choked', 'Hit, kicked, spat'])
    await person.picks('Go on')
    await person.says(number)
    await person.picks('Oslo')
    await person.picks('No, thank you')
    await person.picks('As soon as it is read')
    return person.picks('No, not yet')
  }

  describe(`on ${name}`, () => {
    it('a stranger is greeted in her language, and told what she can do', async () => {
      const anna = await world.meets('en-GB')
      const greeting = await anna.says('/start')
      expect(greeting).toContain('Hello. I am Varsku')
      expect(greeting).toContain('You can report straight away')
      expect(greeting).toContain('🔑 I have a code')
      const bea = await world.meets('nb-NO')
      expect(await bea.says('hei')).toContain('Du kan melde fra med en gang')
      const chris = await world.meets('xx')
      expect(await chris.says('/start')).toContain('Hei. Jeg er Varsku')
    })

    it('a number is checked by whoever was let in, and by nobody else', async () => {
      const anna = await world.meets('en')
      expect(await anna.says(LISTED)).toContain('let in with a code')
      expect(await anna.picks('I have a code')).toContain('Send me the code')
      expect(await anna.says(await behind.code('member'))).toContain('You are in')
      const answer = await anna.says(LISTED)
      expect(answer).toContain('There is no warning about this number')
      expect(answer).toContain('No report does not mean safe')
      expect(await anna.picks('Check another')).toContain('Which number?')
      expect(await anna.says(OTHER.replace(/^0/, '+44 '))).toContain('There is no warning')
    })

    it('options are chosen by picking them, by their number and by their words', async () => {
      const anna = await member()
      expect(await anna.says('menu')).toContain('What do you want to do?')
      expect(await anna.picks('Check a number')).toContain('Which number?')
      await anna.says('menu')
      expect(await anna.says('1')).toContain('Which number?')
      await anna.says('menu')
      expect(await anna.says('check a number')).toContain('Which number?')
      await anna.says('menu')
      expect(await anna.says('Settings')).toContain('Your ID here is')
    })

    it('an answer that was not understood is asked for again, with a way on', async () => {
      const anna = await world.meets('en')
      await anna.says('/report')
      const again = await anna.says('banana')
      expect(again).toContain('Please choose one of these.')
      expect(again).toContain('Are you safe now?')
      expect(await anna.says('9')).toMatch(/Please choose one of these(\.| numbers: 1–3\.)/)
      expect(await anna.says('1')).toContain('What happened?')
      expect(await anna.says('asdf')).toContain('Please choose from the list.')
      expect(await anna.picks('Stop')).toContain('Stopped.')
      expect(await anna.says('asdf')).toContain('I did not understand that.')
    })

    if (short) return

    it('several numbers are answered one by one', async () => {
      const anna = await member()
      const answer = await anna.says(`${LISTED}\n+44 7700 900456`)
      expect(answer).toContain('📞 +44 … 23')
      expect(answer).toContain('📞 +44 … 56')
    })

    it('a report is told, read back, sent and acknowledged with a receipt', async () => {
      const anna = await world.meets('en')
      expect(await anna.says('/report')).toContain('Are you safe now?')
      expect(await anna.picks('Yes')).toContain('What happened?')
      const details = await anna.picksAll(['Sexual assault or pressure', 'Robs or does not pay'])
      expect(details).toContain('What exactly was it?')
      expect(await anna.picksAll(['Forced sex, rape', 'Robbery'])).toContain('You come first.')
      expect(await anna.picks('Go on')).toContain('Do you have a phone number')
      expect(await anna.says(LISTED)).toContain('Which town was it in?')
      expect(await anna.says('bergen')).toContain('somebody to help you?')
      expect(await anna.picks('No, thank you')).toContain('When may we warn colleagues?')
      expect(await anna.picks('The week after it is read')).toContain('May colleagues read')
      const told = await anna.picks('Yes, they may read it')
      for (const line of ['👜 Robbery', '✋ Forced sex, rape', '+44 7700 900123', 'Bergen'])
        expect(told).toContain(line)
      expect(await anna.picks('Send')).toMatch(/Your receipt: \d{4} \d{4} \d{4} \d{4}/)
      expect(await behind.database.prisma.report.count()).toBe(1)
    })

    it('a colleague is warned when two moderators agree', async () => {
      const anna = await world.meets('en')
      await tells(anna, LISTED)
      await anna.picks('Send')
      const [bea, chris, dina] = [
        await member('moderator'),
        await member('moderator'),
        await member(),
      ]
      expect(await bea.says('/review')).toContain('⭕️ Choked')
      expect(await bea.picks('Warn: 4 grave danger')).toContain('until a second moderator agrees')
      await behind.decisionsAreFinal()
      expect(await dina.says(LISTED)).toContain('🟠 Risk')
      expect(await bea.says('/review')).toContain('No report is waiting for you.')
      expect(await chris.says('/review')).toContain('Approved once at level 4')
      expect(await chris.picks('Warn: 4 grave danger')).toContain('Approved: 4 grave danger.')
      await behind.decisionsAreFinal()
      const warning = await dina.says(LISTED)
      expect(warning).toContain('⛔️ Grave danger')
      expect(warning).toContain(', reported.')
      expect(warning).not.toContain('Choked')
    })

    it('the language is changed in the middle, and stays', async () => {
      const anna = await world.meets('en')
      await anna.says('/report')
      expect(await anna.says('/language')).toContain('Which language?')
      const changed = await anna.picks('Norsk')
      expect(changed).toContain('Fra nå av skriver jeg norsk.')
      await anna.says('/report')
      expect(await anna.says('tull')).toContain('Er du trygg nå?')
      expect(await anna.says('meny')).toContain('Hva vil du')
    })

    it('a report that was left is gone on with', async () => {
      const anna = await world.meets('en')
      await anna.says('/report')
      await anna.picks('Yes')
      await anna.picksAll(['Robs or does not pay'])
      await anna.picksAll(['Robbery'])
      expect(await anna.says('stop')).toContain('Nothing was sent.')
      expect(await anna.says('menu')).toContain('Go on with my report')
      expect(await anna.picks('Go on with my report')).toContain('Do you have a phone number')
      await anna.picks('Stop')
      expect(await anna.picks('Delete what I said')).toContain('I have deleted it.')
      expect(await anna.says('menu')).not.toContain('Go on with my report')
    })

    it('a long story is taken, and read back to the last word', async () => {
      const anna = await world.meets('en')
      await tells(anna, LISTED)
      await anna.picks('Add more')
      await anna.picks('In my own words')
      const story = `Once ${'upon a time '.repeat(280)}`
      // As a phone sends it: one message is at most 4096 characters long.
      expect(await anna.says(`${story}and so on`)).toContain('What do you want to add?')
      await anna.picks('In my own words')
      await anna.says(`${story}happily ever after`)
      const told = (await anna.picks('Nothing more')).replace(/\s+/g, ' ')
      expect(told).toContain('and so on')
      expect(told).toContain('happily ever after')
      expect(told).toContain('shall I send it?')
      expect(await anna.picks('Send')).toContain('Your receipt')
    })

    it('two who write at once are each answered in their own chat', async () => {
      const [anna, bea] = [await world.meets('en'), await member()]
      const [asked, checked] = await Promise.all([anna.says('/report'), bea.says(LISTED)])
      expect(asked).toContain('Are you safe now?')
      expect(asked).not.toContain('There is no warning')
      expect(checked).toContain('There is no warning about this number')
      expect(checked).not.toContain('Are you safe now?')
      const [next, menu] = await Promise.all([anna.says('1'), bea.says('menu')])
      expect(next).toContain('What happened?')
      expect(menu).toContain('What do you want to do?')
    })

    const { sharesContact, sharesEach, saysAtOnce, sendsVoice, sendsPicture } = driver
    const { isDeliveredTwice } = driver
    const { changes, chat, ownOnly, blocks } = driver

    if (sharesContact)
      it('a shared contact is checked like a number', async () => {
        const anna = await member()
        expect(await sharesContact(anna, ['+447700900123'])).toContain(
          'There is no warning about this',
        )
        const both = await sharesContact(anna, ['+447700900123', '+447700900456'])
        expect(both).toContain('📞 +44 … 23')
        expect(both).toContain('📞 +44 … 56')
      })

    if (sharesEach)
      it('contacts that are shared one right after the other are one answer', async () => {
        const anna = await member()
        const numbers = ['+447700900123', '+447700900456', '+447700900789']
        const answer = await sharesEach(anna, numbers)
        expect(answer.match(/📞 .*/g)).toEqual(['📞 +44 … 23', '📞 +44 … 56', '📞 +44 … 89'])
        expect(answer.match(/No report does not mean safe/g)).toHaveLength(1)
        await anna.says('/report')
        await anna.picks('Yes')
        const aside = await sharesEach(anna, numbers)
        expect(aside.match(/📞/g)).toHaveLength(3)
        expect(aside.match(/What happened\?/g)).toHaveLength(1)
      })

    if (saysAtOnce) {
      it('the same check in a row is not answered each time', async () => {
        const anna = await member()
        const answers = await saysAtOnce(anna, Array(6).fill(LISTED))
        const many = answers.match(/No report does not mean safe/g)?.length ?? 0
        expect(many).toBeGreaterThan(0)
        expect(many).toBeLessThan(4)
      })

      it('the same answer in a row answers one question after the other', async () => {
        const anna = await world.meets('en')
        await anna.says('/report')
        const answers = await saysAtOnce(anna, ['no', 'no'])
        expect(answers).toContain('go where there are people')
        expect(answers).toContain('Please choose one of these.')
        const bea = await world.meets('en')
        await bea.says('/report')
        expect(await saysAtOnce(bea, ['1', '1'])).toMatch(/What happened\?[\s\S]*(What exactly|✅)/)
      })
    }

    if (sendsVoice)
      it('a voice message is answered with what can be done instead', async () => {
        const anna = await world.meets('en')
        await anna.says('/report')
        const answer = await sendsVoice(anna)
        expect(answer).toContain('I cannot listen to voice messages.')
        expect(answer).toContain('Are you safe now?')
      })

    if (sendsPicture)
      it('a picture is answered with what can be done instead', async () => {
        const anna = await world.meets('en')
        await anna.says('/report')
        const answer = await sendsPicture(anna)
        expect(answer).toContain('I cannot look at pictures')
        expect(answer).toContain('Are you safe now?')
      })

    if (changes)
      it('a check that is changed is answered anew, and any other change is not read', async () => {
        const anna = await member()
        const answer = await changes(anna, LISTED, '+44 7700 900456')
        expect(answer).toContain('You changed your message:')
        expect(answer).toContain('📞 +44 … 56')
        expect(answer).toContain('There is no warning')
        expect(await changes(anna, 'menu', LISTED)).toBe(
          'I cannot use a message that was changed. Please send it again as a new one.',
        )
        // What was open before still is.
        expect(await anna.says('1')).toContain('Which number?')
      })

    if (changes)
      it('a check that is changed in the middle of a report is answered, and the report goes on', async () => {
        const anna = await member()
        await anna.says('/report')
        await anna.picks('Yes')
        const answer = await changes(anna, LISTED, '+44 7700 900456')
        expect(answer).toContain('You changed your message:')
        expect(answer).toContain('📞 +44 … 56')
        expect(answer).toContain('What happened?')
        expect(await changes(anna, 'police', 'the police and a robbery')).toBe(
          'I cannot use a message that was changed. Please send it again as a new one.',
        )
        expect(await anna.says('stop')).not.toContain('Which number?')
      })

    if (isDeliveredTwice)
      it('what the platform delivers twice is answered once', async () => {
        const anna = await member()
        const delivered = () => behind.database.prisma.turn.count({ where: { state: 'delivered' } })
        const before = await delivered()
        const answers = await isDeliveredTwice(anna, LISTED)
        expect(answers.match(/There is no warning/g)).toHaveLength(1)
        expect(await delivered()).toBe(before + 1)
      })

    if (chat)
      it(
        ownOnly
          ? 'the answer to a check leaves the chat after an hour, and what she wrote stays'
          : 'a check leaves the chat after an hour, question and answer',
        async () => {
          const anna = await member()
          await anna.says(LISTED)
          expect(chat(anna)).toContain(LISTED)
          expect(chat(anna)).toContain('There is no warning')
          await behind.later({ hours: 1.1 })
          expect(chat(anna).includes(LISTED)).toBe(ownOnly === true)
          expect(chat(anna)).not.toContain('There is no warning')
          expect(chat(anna)).toContain('You are in')
        },
      )

    if (blocks)
      it('the address of whoever blocks the bot is forgotten', async () => {
        const anna = await member()
        await anna.says(LISTED)
        const { sentMessage } = behind.database.prisma
        expect(await sentMessage.count()).toBeGreaterThan(0)
        await blocks(anna)
        expect(await sentMessage.count()).toBe(0)
        expect(await anna.says('menu')).toContain('What do you want to do?')
      })
  })
}
