import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Corrections, NOTHING_CORRECTED } from '../../src/core/rights/corrections.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { INVENTED, localesWith } from '../support/invented/country.ts'

let english: TestBot
let norwegian: TestBot
let corrections: Corrections = NOTHING_CORRECTED
beforeAll(async () => {
  english = await createTestBot({ corrections: () => corrections })
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

const menus = (text: string) => text.split('\n').filter((line) => line.startsWith('['))

describe('a topic', () => {
  it('is found by the menu, read screen by screen, and says where it is from', async () => {
    await english.talk(
      'anna',
      `
      > /rights
      What is it about?
      You can also type a word, such as “police” or “condom”.
      [🆘 Something happened]
      [👮 Police]
      [🏥 Health]
      [🏠 A place to live]
      [💰 Work and money]
      [🛂 Papers]
      [🛡 Safety]
      [📍 Who can help]
      [🏠 Menu]
      > [Papers]
      🛂 Papers
      [🇪🇺 My papers: EU or EEA]
      [🛂 My papers: outside the EU]
      [✈️ They want to send me out]
      [⬅️ Back]
      [🏠 Menu]
      > [My papers: EU or EEA]
      🇪🇺 My papers: EU or EEA
      With valid ID you can be here for up to 3 months. To stay longer you need work, studies or your own money. You can be sent out for small offences too: do not accept any fine (forelegg) before a lawyer has seen it. Ask PION before you go to the police.
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📍 Who can help]
      > more
      🇪🇺 My papers: EU or EEA · 1/6
      With valid ID or a passport you can be here for up to 3 months, as long as you do not become an unreasonable burden on public welfare. Without the right to stay, you can be sent out of the country (bortvist).
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📍 Who can help]
      > [More]
      🇪🇺 My papers: EU or EEA · 2/6
      If you are looking for a job, you can be here for up to 6 months. Job seekers must register with the police within 3 months. Without the right to stay, you can be sent out of the country (bortvist).
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📍 Who can help]
      > back
      🇪🇺 My papers: EU or EEA · 1/6
      With valid ID or a passport you can be here for up to 3 months, as long as you do not become an unreasonable burden on public welfare. Without the right to stay, you can be sent out of the country (bortvist).
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📍 Who can help]
      `,
    )
    for (let page = 2; page <= 4; page += 1) await english.taps('anna', 'More')
    expect(english.heard('anna')).toMatch(/4\/6[\s\S]*ask UDI[\s\S]*❔ Not confirmed/)
    for (let page = 5; page <= 7; page += 1) await english.taps('anna', 'More')
    const last = english.heard('anna')
    expect(last).toContain(
      '• utlendingsloven §§ 111, 112, 122, §§ 111, 121, §§ 112, 117, 121, § 121, §§ 122, 123 (Apr 13, 2026)',
    )
    // What is not confirmed does not count as compared.
    expect(last).toContain('Compared with these sources on November 28, 2026: 6 of 7 statements.')
    expect(last).toContain('The law as it was on April 13, 2026.')
    expect(last).toContain('not legal advice')
    expect(menus(last).slice(-3)).toEqual(['[📍 Who can help]', '[⬅️ Back]', '[🏠 Menu]'])
  })

  it('says for how many statements only parts of the sources were read', async () => {
    await english.says('bo', '/rights')
    await english.taps('bo', 'Work and money')
    await english.taps('bo', '🏦 Bank account, D-number, money home')
    let last = english.heard('bo')
    for (let page = 0; page < 9 && !last.includes('Compared'); page += 1) {
      await english.taps('bo', 'More')
      last = english.heard('bo')
    }
    const [, sure, all] = /Compared with these sources on [^:]+: (\d+) of (\d+)/.exec(last) ?? []
    const [, partly] = /For (\d+) more, only parts of the sources were read/.exec(last) ?? []
    expect(Number(partly)).toBeGreaterThan(0)
    expect(Number(sure) + Number(partly)).toBeLessThanOrEqual(Number(all))
  })

  it('goes back to where it came from, and to the menu by a word', async () => {
    await english.says('bea', '/rights')
    for (const tap of ['Police', 'The police stop me', 'Who can help', 'PION'])
      await english.taps('bea', tap)
    english.heard('bea')
    await english.says('bea', 'back')
    expect(english.heard('bea')).toContain('These can help:')
    await english.says('bea', 'back')
    expect(english.heard('bea')).toContain('Stay calm.')
    await english.says('bea', 'back')
    expect(english.heard('bea')).toContain('[🔎 The police want to search]')
    await english.says('bea', 'stop')
    expect(english.heard('bea')).toContain('Stopped.')
  })

  it('is told in Norwegian, with numbers, a list on two pages', async () => {
    await norwegian.talk(
      'anna',
      `
      > rettigheter
      Hva gjelder det?
      Du kan også skrive et ord, for eksempel «politi» eller «kondom».
      1  🆘 Noe har skjedd
      2  👮 Politi
      3  🏥 Helse
      4  🏠 Et sted å bo
      5  💰 Jobb og penger
      6  🛂 Papirer
      7  🛡 Trygghet
      8  📍 Hvem kan hjelpe
      9  🏠 Meny
      > 2
      👮 Politi
      1  👮 Politiet stopper meg
      2  🔎 Politiet vil ransake
      3  🗣 Politiet avhører eller tar meg
      4  💬 Jeg trenger tolk
      5  📮 Politiet behandlet meg dårlig
      6  📝 Anmelde uten å bli sendt ut?
      7  ⚖️ Gratis advokat for meg
      8  ⬅️ Tilbake
      9  🏠 Meny
      0  ➡️ Flere
      > 0
      👮 Politi
      1  ⛔️ Jeg vil at han holder seg unna
      8  ⬅️ Tilbake
      9  🏠 Meny
      0  ➡️ Flere
      > 1
      ⛔️ Jeg vil at han holder seg unna
      I fare: ring 112. Du kan be politiet om besøksforbud, så han ikke får komme nær deg. Han får et papir med navnet ditt: kjenner han det ikke, snakk med advokat først. Ta vare på meldinger, og skriv ned hver gang han kommer eller ringer.
      ⚖️ Ikke bekreftet av advokat.
      1  ➡️ Mer
      2  📍 Hvem kan hjelpe
      3  ⬅️ Tilbake
      4  🏠 Meny
      > 7
      Velg et av disse tallene: 1–4.
      ⛔️ Jeg vil at han holder seg unna
      I fare: ring 112. Du kan be politiet om besøksforbud, så han ikke får komme nær deg. Han får et papir med navnet ditt: kjenner han det ikke, snakk med advokat først. Ta vare på meldinger, og skriv ned hver gang han kommer eller ringer.
      ⚖️ Ikke bekreftet av advokat.
      1  ➡️ Mer
      2  📍 Hvem kan hjelpe
      3  ⬅️ Tilbake
      4  🏠 Meny
      `,
    )
  })

  it('opens in every language from its first screen to its sources, with a way on', async () => {
    const { pack } = countryOf('NO')
    for (const [bot, person] of [
      [english, 'cleo'],
      [norwegian, 'cleo'],
    ] as const) {
      const more = bot === english ? 'More' : '1'
      for (const [topic, { facts }] of Object.entries(pack?.topics ?? {})) {
        const [{ label } = { label: '' }] = await Promise.all([
          {
            label: bot.words.in(bot === english ? 'en' : 'nb', {
              key: `rights-no.topics.${topic}.title`,
            }),
          },
        ])
        await bot.says(person, '/menu')
        await bot.says(person, label)
        const found = bot.heard(person)
        expect(found, topic).toContain(label)
        if (bot === english) await bot.taps(person, label)
        else await bot.says(person, label)
        const [first] = bot.heard(person).split(/\n(?:\[|1 {2})/)
        const said = first?.replace(/\n(?:⚖️|🩺|❔).*/gu, '')
        expect(said?.length, topic).toBeLessThanOrEqual(300)
        for (let page = 0; page <= Object.keys(facts).length; page += 1) {
          if (bot === english) await bot.taps(person, more)
          else await bot.says(person, more)
        }
        expect(bot.heard(person), topic).toMatch(/not legal advice|ikke juridisk rådgivning/)
      }
    }
  }, 120_000)

  it('says how the sentence for an interpreter sounds, in the script of each reader', async () => {
    const { pack } = countryOf('NO')
    const scripts = {
      en: 'Latin',
      es: 'Latin',
      ro: 'Latin',
      'pt-BR': 'Latin',
      bg: 'Cyrillic',
      ru: 'Cyrillic',
      uk: 'Cyrillic',
      th: 'Thai',
    } as const
    for (const language of ['en', 'es', 'ro', 'pt-BR', 'bg', 'ru', 'uk', 'th'] as const) {
      const bot = await createTestBot({ language })
      for (const sheet of Object.keys(pack?.sheets ?? {})) {
        const sounds = bot.words.in(language, { key: `rights-no.sheets.${sheet}.sounds` })
        const strange = new RegExp(`(?!\\p{Script=${scripts[language]}})\\p{L}`, 'u')
        expect(sounds.match(strange)?.[0], `${language} ${sheet}`).toBeUndefined()
      }
      await bot.says('gro', bot.words.in(language, { key: 'rights-no.topics.interpreter.title' }))
      for (const key of ['rights-no.topics.interpreter.title', 'know.sheet'] as const)
        await bot.taps('gro', bot.words.in(language, { key }))
      expect(bot.heard('gro'), language).toContain(
        bot.words.in(language, { key: 'rights-no.sheets.interpreter.sounds' }),
      )
      await bot.close()
    }
  }, 120_000)

  it('says by itself that nobody has checked it for a year, unless somebody has', async () => {
    const bot = await createTestBot({ corrections: () => corrections })
    const read = async (): Promise<string> => {
      await bot.says('dora', '/care')
      return bot.heard('dora')
    }
    expect(await read()).not.toContain('⏳')
    bot.later({ days: 366 + 10 })
    expect(await read()).toContain(
      '⏳ Nobody has checked this since November 28, 2026. It may have changed.',
    )
    corrections = { ...NOTHING_CORRECTED, reviewed: new Map([['care', '2027-10-01']]) }
    expect(await read()).not.toContain('⏳')
    corrections = NOTHING_CORRECTED
    await bot.close()
  })

  it('does not promise that a report to the police is safe', async () => {
    await english.talk(
      'edda',
      `
      > /menu
      What do you want to do?
      [📝 Report something]
      [🔍 Check a number]
      [🔑 I have a code]
      [📖 Rights and help]
      [🆘 Help]
      [🔒 What is kept about me]
      [🌐 Language]
      > can i report without being deported
      Did you mean …?
      [📝 Can I report and not be sent home?]
      [✈️ They want to send me out]
      [📖 All topics]
      [🏠 Menu]
      > [Can I report and not be sent home?]
      📝 Can I report and not be sent home?
      I cannot promise that. The police also check immigration status, and I found no rule that stops them checking yours. Talk to a lawyer or Pro Sentret first. You do not have to report anything to get health care.
      ❔ Not confirmed. Ask before you rely on it.
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📍 Who can help]
      [⬅️ Back]
      [🏠 Menu]
      `,
    )
  })
})

describe('typed words', () => {
  it('greet a stranger and ask what she meant', async () => {
    await english.says('fay', 'he took the condom off')
    const heard = english.heard('fay')
    expect(heard).toMatch(/^Hello\. I am Varsku[\s\S]*Did you mean …\?/)
    expect(menus(heard)[0]).toBe('[🚫 He took the condom off]')
  })

  it('that lead nowhere lead to the menu, and are counted without the words', async () => {
    await english.says('gia', '/menu')
    const before = await english.stores.counters.month('search', english.now())
    await english.says('gia', 'qwertyuiop')
    expect(english.heard('gia')).toContain('I did not understand that.')
    await english.says('gia', '/rights')
    english.heard('gia')
    await english.says('gia', 'qwertyuiop')
    expect(english.heard('gia')).toMatch(/I found nothing about that[\s\S]*What is it about\?/)
    expect(await english.stores.counters.month('search', english.now())).toBe(before + 2)
    // One row for all together.
    expect(await english.database.prisma.counter.count({ where: { kind: 'search' } })).toBe(1)
  })

  it('are never looked up in the middle of a report', async () => {
    await english.says('hild', '/report')
    await english.says('hild', 'police')
    expect(english.heard('hild')).toMatch(/Please choose one of these[\s\S]*Are you safe now/)
  })

  it('leave numbers, codes and receipts what they are', async () => {
    await english.letIn('ina')
    await english.says('ina', '/rights')
    english.heard('ina')
    await english.says('ina', '+44 7700 900123')
    expect(english.heard('ina')).toMatch(
      /There is no warning about this number[\s\S]*What is it about\?/,
    )
    await english.says('ina', '1234567')
    expect(english.heard('ina')).toContain('looks too short or too long')
  })
})

describe('the first 72 hours', () => {
  it('are a card that is free of questions, with a page to show', async () => {
    await english.talk(
      'anna',
      `
      > /care
      🩹 Help in the first 72 hours
      You come first. Go today, even if it was longer ago. Call 116 117 first: not every sexual assault centre is open at night. There is medicine against HIV (PEP), emergency contraception, and help with injuries. It is free, and you do not have to report it to the police.
      🩺 Not confirmed by a doctor.
      [➡️ More]
      [📍 Who can help]
      [📄 Page to show]
      [🏠 Menu]
      > [Page to show]
      Jeg trenger hjelp etter et seksuelt overgrep.
      Jeg trenger tolk. Jeg snakker engelsk.
      Vurder om jeg trenger PEP (hiv) og nødprevensjon.
      Sikre gjerne spor. Jeg har ikke bestemt meg for om jeg vil anmelde.
      Ikke ring politiet uten å spørre meg.
      Kan jeg få snakke med noen alene?
      It sounds like this:
      Yai TRENG-er yelp ET-er et sek-soo-ELT OH-ver-grep.
      Yai TRENG-er tolk. Yai SNAHK-er ENG-elsk.
      VOOR-der om yai TRENG-er PEP (hiv) aw NURD-preh-ven-shoon.
      SIK-reh YAIR-neh spoor. Yai har IK-eh beh-STEMT mai for om yai vil AHN-mel-eh.
      IK-eh ring poo-lee-TEE-eh OO-ten aw SPUR-eh mai.
      Kahn yai faw SNAHK-eh meh NOO-en ah-LEH-neh?
      🏥 To show at the emergency clinic. It says:
      I need help after a sexual assault.
      I need an interpreter. I speak English.
      Please consider whether I need PEP (HIV) and emergency contraception.
      Please collect and keep evidence. I have not decided whether to report it.
      Please do not call the police without asking me.
      Can I talk to somebody alone?
      [⬅️ Back]
      [🏠 Menu]
      `,
    )
  })

  it('can be read from within a report, which is kept meanwhile', async () => {
    await english.says('jana', '/report')
    for (const tap of [
      'Yes',
      'Sexual assault or pressure',
      'Done',
      'Forced sex, rape',
      'Done',
      'Help in the first 72 hours',
    ])
      await english.taps('jana', tap)
    expect(english.heard('jana')).toContain('🩹 Help in the first 72 hours')
    await english.says('jana', '/menu')
    expect(english.heard('jana')).toContain('[▶️ Go on with my report]')
    await english.taps('jana', 'Go on with my report')
    expect(english.heard('jana')).toContain('You come first.')
  })
})

describe('services', () => {
  it('are found by somebody in Narvik at night', async () => {
    await norwegian.talk(
      'bea',
      `
      > /services
      Hvor er du? Velg, eller skriv en by.
      1  🌍 Hele landet
      2  Oslo
      3  Bergen
      4  Stavanger
      5  Trondheim
      6  Fredrikstad
      7  Drammen
      8  🏠 Meny
      > narvk
      Hva slags hjelp?
      1  🚨 Akutt
      2  💜 For folk som selger sex
      3  🏥 Lege, klinikk, tester
      4  🩹 Etter vold eller tvang
      5  💬 Noen å snakke med
      6  ⚖️ Lov og det offentlige
      7  🛏 Et sted å sove, bolig
      8  ⬅️ Tilbake
      9  🏠 Meny
      > 3
      Disse kan hjelpe:
      1  🚑 Ambulanse 113
      2  🏥 Legevakt 116 117
      3  🏥 Overgrepsmottak
      4  🧪 Sjekkpunkt
      5  💜 Pro Sentret
      6  🧪 HivNorge
      7  📖 Zanzu
      8  ⬅️ Tilbake
      9  🏠 Meny
      > 3
      🏥 Overgrepsmottak
      I hvert fylke, for alle kjønn. Du trenger ikke anmelde. Ring 116 117 først: De sier hvor det nærmeste som er åpent, er.
      • 📞 116 117
      • 🕐 116 117 svarer hele døgnet. Bare noen mottak har folk om natta: ring først.
      • 🌐 https://dinutvei.no (ikke bekreftet)
      • Gratis? Ja
      • Ber om legitimasjon? Ikke kjent
      • Uten å si navnet? Ikke kjent
      • Sier noe til politiet? Nei, unntatt for å stanse en svært alvorlig forbrytelse som skjer eller vil skje. Barnevernet kan få vite det hvis et barn er i fare
      ⚖️ Ikke bekreftet av advokat.
      • 💬 Språk: ikke kjent. Du kan spørre.
      • 💬 Du kan be om tolk.
      Kilder:
      • politiet.no: Utsatt for voldtekt eller seksuelt overgrep (uten dato)
      • Fredrikstad kommune: Overgrepsmottak (uten dato)
      • ung.no: Hva skjer på et overgrepsmottak (uten dato)
      • dinutvei.no: What is an assault centre? (uten dato)
      1  ⬅️ Tilbake
      2  🏠 Meny
      `,
    )
  })

  it('ask for a town again, and for nothing else, when it is not known', async () => {
    await english.says('kim', '/services')
    english.heard('kim')
    await english.says('kim', 'atlantis')
    expect(english.heard('kim')).toMatch(/I do not know that place[\s\S]*Where are you\?/)
    await english.taps('kim', 'Oslo')
    await english.taps('kim', 'For people who sell sex')
    await english.taps('kim', 'Pro Sentret')
    const card = english.heard('kim')
    expect(card).toContain('• 📞 +4723100200')
    expect(card).toContain('• Without giving your name? Yes')
    expect(card).toContain('❔ Not confirmed. Call or look it up before you go.')
    expect(card).toContain('Norwegian, English, Spanish, Romanian')
  })

  it('stand in the order in which they can be reached: by a number, not the police, open now, in her language', async () => {
    const offered = async (kind: string): Promise<string[]> => {
      await english.says('petra', '/services')
      await english.taps('petra', 'Oslo')
      english.heard('petra')
      await english.taps('petra', kind)
      return menus(english.heard('petra'))
    }
    // Eleven at night: who is there day and night comes first, and a web page last.
    const violence = await offered('After violence or force')
    expect(violence.slice(0, 2)).toEqual(['[🏥 Sexual assault centre]', '[🔗 ROSA]'])
    const place = (label: string): number => violence.indexOf(`[${label}]`)
    expect(place('💜 Pro Sentret')).toBeGreaterThan(place('☎️ VO-linja 116 006'))
    expect(place('⚖️ Support centre for crime victims')).toBeGreaterThan(place('💜 Pro Sentret'))
    expect(place('💜 Nadheim')).toBeGreaterThan(place('⚖️ Support centre for crime victims'))
    corrections = {
      ...NOTHING_CORRECTED,
      services: new Map([
        ['nadheim', { phone: '+4722331160', hours: 'always' as const, languages: ['en'] }],
      ]),
    }
    expect((await offered('After violence or force')).slice(0, 2)).toContain('[💜 Nadheim]')
    corrections = NOTHING_CORRECTED
  })

  it('are left out of the first 72 hours where nobody can be called', async () => {
    await english.says('rita', '/care')
    await english.taps('rita', 'Who can help')
    const list = english.heard('rita')
    expect(list).toContain('[🏥 Legevakt 116 117]')
    expect(list).not.toContain('DIXI')
  })

  it('say it where none is known to answer in her language, with the sentence to say', async () => {
    const bot = await createTestBot({ language: 'th' })
    await bot.says('anna', '/services')
    for (const tap of ['Oslo', 'หลังโดนทำร้ายหรือบังคับ']) await bot.taps('anna', tap)
    expect(bot.heard('anna')).toMatch(
      /แล้วพูดว่า: Jeg trenger tolk\. Jeg snakker thai\.\n+ออกเสียงแบบนี้:\n+ไย เตร็ง-เงอร์ ท็อลก์/,
    )
    await bot.close()
  })

  it('are as the operator has corrected them, at once', async () => {
    const pion = async (): Promise<string> => {
      await english.says('lena', 'pion')
      english.heard('lena')
      await english.taps('lena', 'PION')
      return english.heard('lena')
    }
    expect(await pion()).toContain('I have no phone number that I am sure of.')
    corrections = {
      ...NOTHING_CORRECTED,
      services: new Map([
        ['pion', { phone: '+4722331160', hours: 'Monday 10 to 12', confirmed: true }],
        ['sjekkpunkt', { closed: true }],
      ]),
    }
    const card = await pion()
    expect(card).toContain('• 📞 +4722331160')
    expect(card).toContain('• 🕐 Monday 10 to 12')
    expect(card).not.toContain('Not confirmed')
    await english.says('lena', 'sjekkpunkt')
    expect(english.heard('lena')).not.toContain('Sjekkpunkt')
    corrections = NOTHING_CORRECTED
  })
})

describe('what somebody can lose by', () => {
  it('is not confirmed by a lawyer, or a doctor, until FACTS_FILE says that one has', async () => {
    const read = async (topic: string, ...taps: string[]): Promise<string> => {
      await english.says('olga', '/rights')
      for (const tap of taps) await english.taps('olga', tap)
      english.heard('olga')
      await english.taps('olga', topic)
      return english.heard('olga')
    }
    const stop = ['The police stop me', 'Police'] as const
    const tests = ['Tests, PEP and PrEP', 'Health'] as const
    expect(await read(...stop)).toContain('⚖️ Not confirmed by a lawyer.')
    expect(await read(...tests)).toContain('🩺 Not confirmed by a doctor.')
    corrections = {
      ...NOTHING_CORRECTED,
      confirmed: new Set(['police-stop.now', 'health-sti.now']),
      experts: new Set(['police-stop.now', 'health-sti.now']),
    }
    expect(await read(...stop)).not.toMatch(/⚖️|❔/)
    await english.taps('olga', 'More')
    expect(english.heard('olga')).toContain('⚖️ Not confirmed by a lawyer.')
    expect(await read(...tests)).not.toMatch(/🩺|❔/)
    corrections = NOTHING_CORRECTED
  })
})

describe('safety tips', () => {
  it('are cards, one at a time, each with its source', async () => {
    await english.talk(
      'mia',
      `
      > safety tips
      What do you want tips about?
      [🕐 Before you meet]
      [🤝 Tell somebody]
      [🚪 The place]
      [💰 Money]
      [⏳ While you are there]
      [🌅 Afterwards]
      [📱 Online]
      [🏠 Menu]
      > [Online]
      📱 Online · 1/2
      Remove place and face from pictures if you do not want to be found. Keep private accounts closed, without clients.
      Where this is from:
      • SWOP Sussex / Oasis Project (Beyond the Gaze tips): Safety & National Ugly Mugs (no date)
      • NSWP: ICT and Sex Work: The Smart Service Provider's Guide (2016)
      [➡️ Next]
      [⬅️ Back]
      [🏠 Menu]
      > [Next]
      📱 Online · 2/2
      Being nice in the chat proves nothing. People have been robbed or beaten by clients they trusted from the chat.
      Where this is from:
      • NSWP: ICT and Sex Work: The Smart Service Provider's Guide (2016)
      > back
      📱 Online · 1/2
      Remove place and face from pictures if you do not want to be found. Keep private accounts closed, without clients.
      Where this is from:
      • SWOP Sussex / Oasis Project (Beyond the Gaze tips): Safety & National Ugly Mugs (no date)
      • NSWP: ICT and Sex Work: The Smart Service Provider's Guide (2016)
      [➡️ Next]
      `,
    )
  })

  it('take no button of a question that is over', async () => {
    await english.says('nora', '/safety')
    await english.taps('nora', 'Online')
    english.heard('nora')
    await english.taps('nora', '🚪 The place')
    expect(english.heard('nora')).toMatch(/That button no longer works[\s\S]*📱 Online · 1\/2/)
  })
})

describe('another country', () => {
  it('has its own topics, services and practice, and nothing of Norway', async () => {
    const localesFolder = localesWith()
    const bot = await createTestBot({ country: INVENTED, localesFolder })
    await bot.talk(
      'anna',
      `
      > /care
      🩹 Help in the first three days
      Go to the lighthouse now.
      [➡️ More]
      [📍 Who can help]
      [🏠 Menu]
      > [Who can help]
      These can help:
      [💡 Lighthouse]
      [⛴ Ferry]
      [📍 In my town]
      [⬅️ Back]
      [🏠 Menu]
      > sail
      Did you mean …?
      [⛵️ My boat papers]
      [📖 All topics]
      [🏠 Menu]
      > [My boat papers]
      ⛵️ My boat papers
      Ask the harbour master, or you may lose the boat.
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📄 Page to show]
      [⬅️ Back]
      [🏠 Menu]
      > [More]
      ⛵️ My boat papers · 1/2
      A boat may need a paper. Without one you can get a fine.
      ❔ Not confirmed. Ask before you rely on it.
      ⚖️ Not confirmed by a lawyer.
      [➡️ More]
      [📄 Page to show]
      `,
    )
    await bot.close()
    rmSync(localesFolder, { recursive: true })
  })

  it('says how a page sounds, to a reader of a language in which that is written down', async () => {
    const localesFolder = localesWith()
    const bot = await createTestBot({ country: INVENTED, localesFolder, language: 'nb' })
    await bot.says('anna', 'sail')
    for (const tap of ['My boat papers', 'Side å vise fram']) await bot.taps('anna', tap)
    expect(bot.heard('anna')).toMatch(
      /I speak Norwegian, please help me\.\n+Slik høres det ut:\n+ai speek norwiidsjen, pliis help mi\./,
    )
    await bot.close()
    rmSync(localesFolder, { recursive: true })
  })

  it('lets a fact end and another begin with a day of its own clock', async () => {
    const localesFolder = localesWith()
    const bot = await createTestBot({ country: INVENTED, localesFolder })
    const pages = async (): Promise<string> => {
      await bot.says('anna', 'sail')
      for (const tap of ['My boat papers', 'More', 'More']) await bot.taps('anna', tap)
      return bot.heard('anna')
    }
    expect(await pages()).toMatch(/2\/2\n+The toll is a fish until 31 December 2026\./)
    // The clock of the bot stands at 18 November; a year's last hour is still the year.
    bot.later({ days: 43 })
    expect(await pages()).toContain('The toll is a fish')
    bot.later({ hours: 3 })
    expect(await pages()).toMatch(/2\/2\n+The toll may be two fish\.\n+❔ Not confirmed\./)
    await bot.close()
    rmSync(localesFolder, { recursive: true })
  })

  it('that nobody has written about tells whom to call', async () => {
    const bot = await createTestBot({ country: countryOf('SE') })
    for (const command of ['/rights', '/services', '/safety']) {
      await bot.says('anna', command)
      expect(bot.heard('anna')).toMatch(/I do not know the law[\s\S]*Call 112/)
    }
    await bot.says('anna', '/care')
    expect(bot.heard('anna')).toMatch(/You come first[\s\S]*Call 112 at any time/)
    await bot.says('anna', 'police')
    expect(bot.heard('anna')).toContain('I did not understand that.')
    await bot.close()
  })
})

describe('a language that no native reader has read', () => {
  it('says so on every legal screen, with the original one tap away, until somebody has', async () => {
    const localesFolder = localesWith({ es: { 'words.json': {} } })
    const bot = await createTestBot({
      language: 'es',
      localesFolder,
      corrections: () => corrections,
    })
    await bot.says('anna', 'utkastelse')
    await bot.taps('anna', 'The landlord wants me out')
    const first = bot.heard('anna')
    expect(first).toContain('⚠️ No native speaker has read this yet.')
    await bot.taps('anna', 'Original')
    expect(bot.heard('anna')).toMatch(/🏠 Utleieren vil ha meg ut[\s\S]*\[🌐 In my language\]/)
    await bot.taps('anna', 'In my language')
    expect(bot.heard('anna')).toContain('🏠 The landlord wants me out')
    corrections = { ...NOTHING_CORRECTED, read: new Set(['es']) }
    await bot.taps('anna', 'More')
    expect(bot.heard('anna')).not.toMatch(/⚠️|Original/)
    corrections = NOTHING_CORRECTED
    await bot.close()
    rmSync(localesFolder, { recursive: true })
  })
})

it('offers the menu once below what was found, also to whoever is scared', async () => {
  await english.says('gina', 'helo som1 says hes police i am so scared')
  const labels = english.buttons('gina').map(({ label }) => label)
  expect(labels.filter((label) => label.endsWith('Menu'))).toEqual(['🏠 Menu'])
})
