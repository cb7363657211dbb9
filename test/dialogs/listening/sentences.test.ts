import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let english: TestBot
let norwegian: TestBot
let thai: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  thai = await createTestBot({ language: 'th' })
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
  await thai.close()
})

describe('a danger', () => {
  it('is answered at once, with whom to call', async () => {
    await english.talk(
      'anna',
      `
      > he wont let me leave, help
      🆘 112: police. 113: ambulance. Both answer day and night.
      If you can, get away: to people, to light, or behind a locked door. Shout. Let the money go. I am a machine: I cannot call anybody for you.
      You can also call:
      • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
      • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
      • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
      [🩹 Help in the first 72 hours]
      [📝 Report something]
      [📍 Who can help]
      [🏠 Menu]
      `,
    )
  })

  it('is heard in the middle of a report, which stays open behind it', async () => {
    await norwegian.talk(
      'anna',
      `
      > /report
      Er du trygg nå?
      1  Ja
      2  Nei
      3  ✖️ Stopp
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
      > han står utenfor døra
      🆘 112: politi. 113: ambulanse. Begge svarer døgnet rundt.
      Kom deg unna hvis du kan: til folk, til lys, eller bak en låst dør. Rop. Gi slipp på pengene. Jeg er en maskin og kan ikke ringe for deg.
      Du kan også ringe:
      • 🏥 Legevakt 116 117: Lege når det haster. De sier hvor nærmeste legevakt og overgrepsmottak er. Der får du PEP. 📞 116 117
      • ☎️ VO-linja 116 006: Vold i nære relasjoner og seksuelle overgrep. For voksne. De ser ikke nummeret ditt. 📞 116 006
      • 🔗 ROSA: For alle over 18 som blir utnyttet til å selge sex, i arbeid eller til kriminalitet. Trygt sted, advokat, helsehjelp. Du trenger ikke være sikker. 📞 +4722331160
      Jeg har krysset av det jeg forsto. Stemmer det?
      • 🚪 Låst inne, ført bort
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  ✅ 💥 Vold
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
  })

  it('leads a child to those who are there for her, and to what she can read', async () => {
    await english.talk(
      'bea',
      `
      > im 16
      🆘 112: police. 113: ambulance. Both answer day and night.
      You have done nothing wrong, whatever you got for it. Adults who pay somebody under 18 for sex commit a crime. You can talk to these people first:
      You can also call:
      • 🧒 Alarmtelefonen 116 111: For everybody under 18. The Red Cross also has a line for young people: 800 33 321; its hours are not known. 📞 116 111
      I know of no line that is sure to answer in your language, least of all at night. Call anyway, and say: Jeg trenger tolk. Jeg snakker engelsk.
      It sounds like this:
      Yai TRENG-er tolk. Yai SNAHK-er ENG-elsk.
      Did you mean …?
      [🧒 I am under 18]
      [📖 All topics]
      [🏠 Menu]
      `,
    )
  })

  it('is heard in every language, whichever the bot speaks with her', async () => {
    const cries = {
      nb: 'han har kniv',
      en: 'he has a knife',
      es: 'tiene un cuchillo',
      ro: 'are un cutit',
      th: 'เขามีมีด',
      'pt-BR': 'ele tem uma faca',
      bg: 'има нож',
      ru: 'у него нож',
      uk: 'у нього ніж',
    }
    for (const [language, cry] of Object.entries(cries)) {
      await english.says(`${language} eva`, cry)
      expect(english.heard(`${language} eva`), language).toMatch(
        /^🆘 112: police\. 113: ambulance\./,
      )
    }
  })

  it('is shown above the question where she tells in her own words, and what she wrote is kept', async () => {
    await english.says('cleo', '/report')
    for (const tap of [
      'Yes',
      '👜 Robs or does not pay',
      'Done',
      '💸 Did not pay, took money back',
      'Done',
      'Skip',
      'Oslo',
    ])
      await english.taps('cleo', tap)
    for (const tap of ['No, thank you', 'Add more', 'In my own words'])
      await english.taps('cleo', tap)
    english.heard('cleo')
    await english.talk(
      'cleo',
      `
      > stop i dont want to continue
      Do you want to stop, or is that part of your message?
      [✖️ Stop]
      [✍️ Part of my message]
      > [Part of my message]
      What do you want to add?
      [👤 Who it was]
      [🕐 How long ago]
      [⚠️ Weapons, injuries and such]
      [👁 Looks, place, vehicle]
      [📞 More numbers]
      [✏️ In my own words]
      [✔️ Nothing more]
      [⬅️ Back]
      [✖️ Stop]
      > [In my own words]
      Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
      [⏭ Skip]
      > he is back help me
      🆘 112: police. 113: ambulance. Both answer day and night.
      If you can, get away: to people, to light, or behind a locked door. Shout. Let the money go. I am a machine: I cannot call anybody for you.
      You can also call:
      • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
      • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
      • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
      What do you want to add?
      [👤 Who it was]
      [🕐 How long ago]
      [⚠️ Weapons, injuries and such]
      [👁 Looks, place, vehicle]
      [📞 More numbers]
      [✏️ In my own words]
      [✔️ Nothing more]
      `,
    )
  })
})

describe('a sentence', () => {
  it('answers whether she is safe, whether she has a number, and where it was', async () => {
    await english.talk(
      'dora',
      `
      > i want to report a bad client
      Are you safe now?
      [Yes]
      [No]
      [✖️ Stop]
      > yes im home now
      I am sorry about what happened. You decide what you tell me, and you do not have to say who you are.
      One thing first. If you tell me about a very serious crime that is going on or will happen, such as somebody held captive, the people who read it must by law try to stop it (straffeloven § 196). Sometimes that means the police. This is not about what is over and can no longer be stopped.
      ⚖️ Not confirmed by a lawyer.
      What happened?
      Tap all that fit, then Done.
      [💥 Violence]
      [❗️ Threats]
      [✋ Sexual assault or pressure]
      [👜 Robs or does not pay]
      [📷 Films or spreads pictures]
      [👣 Follows people]
      [🗯 Makes trouble]
      [💰 Forces people to work]
      [👮 Police or official treated me badly]
      [🧳 Thrown out, hotel refused]
      [💭 A bad feeling]
      [✔️ Done]
      [⬅️ Back]
      [✖️ Stop]
      > he hit me and took my phone
      I have ticked what I understood. Is that right?
      • 👜 Robbery
      • 💥 Hit, kicked, spat
      What happened?
      Tap all that fit, then Done.
      [✅ 💥 Violence]
      [❗️ Threats]
      [✋ Sexual assault or pressure]
      [✅ 👜 Robs or does not pay]
      [📷 Films or spreads pictures]
      [👣 Follows people]
      [🗯 Makes trouble]
      [💰 Forces people to work]
      [👮 Police or official treated me badly]
      [🧳 Thrown out, hotel refused]
      [💭 A bad feeling]
      [✔️ Done]
      > done
      Do you have a phone number for the person who did it? Type it, paste it, or share the contact.
      [⏭ Skip]
      > i never got his number
      Which town was it in? Choose, or type the name.
      [Oslo]
      [Bergen]
      [Stavanger]
      [Trondheim]
      [Fredrikstad]
      [Drammen]
      [Skien]
      [📍 Elsewhere]
      > it was in bergen
      Do you want somebody to help you?
      [No, thank you]
      [🤝 A case worker may read it]
      [➕ More than one of these]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      `,
    )
  })

  it('with a number reports it, or checks it', async () => {
    await english.letIn('edna')
    await english.talk(
      'edna',
      `
      > is +1 201 555 0123 dangerous?
      📞 +1 … 23
      ⚪️ There is no warning about this number.
      No report does not mean safe. Trust your gut feeling.
      [🔍 Check another]
      [📝 Report something]
      [🏠 Menu]
      > report +1 201 555 0123, he robbed me
      I have put in what you wrote. Nothing has been sent: you will see all of it first.
      Are you safe now?
      [Yes]
      [No]
      [✖️ Stop]
      > stop
      Stopped. Nothing was sent. What you have told me so far stays locked here for 24 hours, and then it is gone.
      [▶️ Go on with my report]
      [🗑 Delete what I said]
      [🏠 Menu]
      `,
    )
  })

  it('tells a story: the report begins with what was understood ticked, and no word of it is kept', async () => {
    await english.talk(
      'fay',
      `
      > hello i do not know if this is the right place but last night a client came to my hotel and he was nice at first and then he stole my phone and hit me many times and now i do not know what to do
      Thank you for telling me. It is not your fault. I did not keep your words, only what happened, so that you can check it. You can stop at any time.
      Are you safe now?
      [Yes]
      [No]
      [✖️ Stop]
      `,
    )
    const { session } = await english.stores.sessions.load(english.senderOf('fay'), english.now())
    expect(JSON.stringify(session)).not.toContain('right place')
  })

  it('ends with a Thai particle and is understood all the same', async () => {
    await thai.talk(
      'gift',
      `
      > ช่วยเช็คเบอร์ให้หน่อยค่ะ
      การเช็กเบอร์มีไว้สำหรับคนที่เข้ามาด้วยรหัสแล้ว แต่แจ้งเรื่องได้โดยไม่ต้องมีรหัส
      [🔑 มีรหัสแล้ว]
      [📝 แจ้งเรื่อง]
      [🏠 เมนู]
      > หยุดค่ะ
      ได้เลย
      `,
    )
  })

  it('that is only polite begins nothing', async () => {
    await english.talk(
      'hope',
      `
      > thank you so much
      I am only a machine, but I am here. Send me a number, or choose here:
      [📝 Report something]
      [🔍 Check a number]
      [🔑 I have a code]
      [📖 Rights and help]
      [🆘 Help]
      [🔒 What is kept about me]
      [🌐 Language]
      `,
    )
  })
})
