import { afterEach, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does, pairNumbered } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Mia and Maria write with numbers, as on WhatsApp; they have paired and rehearsed. */
const paired = async (language: string): Promise<void> => {
  bot = await createTestBot({ language, shows: 'numbers' })
  await bot.letIn('mia')
  await pairNumbered(bot)
  await does(bot, 'mia', '/safecall', '/menu')
  await watchingOver(bot).passes(1)
  bot.heard('mia')
  bot.heard('maria')
}

it('speaks and listens in en, with numbers', async () => {
  await paired('en')
  await bot.talk(
    'mia',
    `
    > back in 2 hours
    Until 01:04 tomorrow.
    What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
    It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
    1  ⏭ Skip
    2  ⬅️ Back
    3  🏠 Menu
    > Hotel Bristol
    Shall I also ask you in between?
    1  Every 30 minutes
    2  Every hour
    3  No, only at the end
    4  ⬅️ Back
    5  🏠 Menu
    > 3
    Until 01:04 tomorrow. If you do not answer by 01:19, I will tell Maria 12345.
    I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
    I keep what you left, locked.
    Shall I start?
    2  ⏰ Start
    3  No
    4  ⬅️ Back
    5  🏠 Menu
    > 2
    It is on. I am asking Maria 12345 to watch now.
    You are expected back by 01:04 tomorrow. If you do not answer by 01:19, I will tell Maria 12345.
    1  ✅ I am OK
    2  ➕ 30 more minutes
    3  🚨 Alarm now
    4  ➡️ There is more
    5  🏠 Menu
    > I am safe
    Good. The safe-call is over.
    What do you want to do?
    1  🔍 Check a number
    2  📝 Report something
    3  🔔 Alerts for my towns
    4  ⏰ Safe-call
    5  🎟 Let a colleague in
    6  📖 Rights and help
    7  🆘 Help
    8  ⚙️ Settings
    9  🔒 What is kept about me
    0  ➡️ More
    > /safecall
    Your buddies, in the order I tell them:
    • Maria 12345
    What do you want to do?
    1  ⏰ Start a safe-call
    2  ➕ Add a buddy
    3  👥 My buddies
    4  🔑 My safe words
    5  🏠 Menu
    > 1
    When are you expected back?
    You can also write it, for example 23:30 or 2 hours.
    1  1 hour
    2  2 hours
    3  3 hours
    4  🌙 All night, until 08:00
    5  ⬅️ Back
    6  🏠 Menu
    > 1
    What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
    It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
    1  ⏭ Skip
    2  ⬅️ Back
    3  🏠 Menu
    > Hotel Bristol
    Shall I also ask you in between?
    1  Every 30 minutes
    2  No, only at the end
    3  ⬅️ Back
    4  🏠 Menu
    > 1
    Until 00:04 tomorrow. If you do not answer by 00:19, I will tell Maria 12345.
    I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
    In between, I will ask you every 30 minutes. If you do not answer, that is an alarm, too.
    I keep what you left, locked.
    Shall I start?
    2  ⏰ Start
    3  No
    4  ⬅️ Back
    5  🏠 Menu
    > 2
    It is on. I am asking Maria 12345 to watch now.
    You are expected back by 00:04 tomorrow. If you do not answer by 00:19, I will tell Maria 12345.
    At 23:34 I will ask you if you are OK.
    1  ✅ I am OK
    2  ➕ 30 more minutes
    3  🚨 Alarm now
    4  🏠 I am back
    5  ➡️ There is more
    6  🏠 Menu
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 asks you to watch until 00:04 tomorrow. If there is no answer then, I will write to you.
    1  👀 I am here
    2  🙅 Not tonight
    3  ➡️ There is more
    4  🏠 Menu
    > 1
    Good. If there is no answer, I will write to you.
    You are watching over:
    • Mia 12345
    What do you want to do?
    1  👀 People I watch over
    2  ➡️ There is more
    3  🏠 Menu
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 was expected back and has not answered since 23:34.
    Mia 12345 left this for you: Hotel Bristol
    What you can do, in this order:
    • Call Mia 12345. Make sure that you hear the right voice.
    • Go there with others, never alone.
    • 113: ambulance. 112: police. Mia 12345 left it up to you whether to call.
    🚨 Mia 12345: the alarm is on.
    1  🙋 I am on it
    2  🙅 I cannot
    3  ☎️ I have reached Mia 12345
    4  📄 Read it again
    5  ➡️ There is more
    6  🏠 Menu
    > 1
    Thank you. Tell me when you have reached Mia 12345. If I hear nothing for 20 minutes, others are asked again.
    🚨 Mia 12345: the alarm is on.
    2  🙅 I cannot
    3  ☎️ I have reached Mia 12345
    4  📄 Read it again
    5  ➡️ There is more
    6  🏠 Menu
    > 3
    Good. I will tell the others what you said.
    You are watching over:
    • Mia 12345
    What do you want to do?
    1  👀 People I watch over
    2  ➡️ There is more
    3  🏠 Menu
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 is here for you.
    It is time: you are expected back. Are you OK?
    You did not answer, so I told your buddy. Say that you are OK, and your buddy can read it at once.
    I am telling your buddies that you have not answered. Are you OK? Say so, and everybody who was told can read it at once.
    1  ✅ I am OK
    3  🚨 Alarm now
    4  ➡️ There is more
    5  🏠 Menu
    > I am safe
    Good. The safe-call is over.
    What do you want to do?
    1  🔍 Check a number
    2  📝 Report something
    3  🔔 Alerts for my towns
    4  ⏰ Safe-call
    5  🎟 Let a colleague in
    6  📖 Rights and help
    7  🆘 Help
    8  ⚙️ Settings
    9  🔒 What is kept about me
    0  ➡️ More
    `,
  )
})

it('speaks and listens in nb, with numbers', async () => {
  await paired('nb')
  await bot.talk(
    'mia',
    `
    > tilbake om 2 timer
    Til 01:04 i morgen.
    Hva bør kontakten din vite hvis du ikke svarer? Sted, rom, bil, nummeret til kunden: med dine egne ord.
    Det ligger låst, og bare de som får en alarm, kan lese det. Er du tilbake før det går noen alarm, slettes det med en gang.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  🏠 Meny
    > Hotel Bristol
    Skal jeg spørre deg underveis også?
    1  Hvert 30. minutt
    2  Hver time
    3  Nei, bare til slutt
    4  ⬅️ Tilbake
    5  🏠 Meny
    > 3
    Til 01:04 i morgen. Har du ikke svart innen 01:19, sier jeg fra til Maria 12345.
    Jeg er en maskin: Er jeg slått av, kan jeg ikke si fra. Si det derfor til et menneske også.
    Det du la igjen, ligger låst.
    Skal jeg starte?
    2  ⏰ Start
    3  Nei
    4  ⬅️ Tilbake
    5  🏠 Meny
    > 2
    Den er i gang. Nå spør jeg Maria 12345 om å passe på.
    Du skal være tilbake innen 01:04 i morgen. Har du ikke svart innen 01:19, sier jeg fra til Maria 12345.
    1  ✅ Det går bra med meg
    2  ➕ 30 minutter til
    3  🚨 Alarm nå
    4  ➡️ Det er mer
    5  🏠 Meny
    > trygg hjemme
    Bra. Trygghetsavtalen er over.
    Hva vil du gjøre?
    1  🔍 Sjekk et nummer
    2  📝 Meld fra om noe
    3  🔔 Varsler for byene mine
    4  ⏰ Trygghetsavtale
    5  🎟 Slipp inn en kollega
    6  📖 Rettigheter og hjelp
    7  🆘 Hjelp
    8  ⚙️ Innstillinger
    9  🔒 Hva som lagres om meg
    0  ➡️ Flere
    > /safecall
    Kontaktene dine, i den rekkefølgen jeg sier fra:
    • Maria 12345
    Hva vil du gjøre?
    1  ⏰ Start trygghetsavtale
    2  ➕ Legg til en kontakt
    3  👥 Kontaktene mine
    4  🔑 Kodeordene mine
    5  🏠 Meny
    > 1
    Når skal du være tilbake?
    Du kan også skrive det, for eksempel 23:30 eller 2 timer.
    1  1 time
    2  2 timer
    3  3 timer
    4  🌙 Hele natta, til 08:00
    5  ⬅️ Tilbake
    6  🏠 Meny
    > 1
    Hva bør kontakten din vite hvis du ikke svarer? Sted, rom, bil, nummeret til kunden: med dine egne ord.
    Det ligger låst, og bare de som får en alarm, kan lese det. Er du tilbake før det går noen alarm, slettes det med en gang.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  🏠 Meny
    > Hotel Bristol
    Skal jeg spørre deg underveis også?
    1  Hvert 30. minutt
    2  Nei, bare til slutt
    3  ⬅️ Tilbake
    4  🏠 Meny
    > 1
    Til 00:04 i morgen. Har du ikke svart innen 00:19, sier jeg fra til Maria 12345.
    Jeg er en maskin: Er jeg slått av, kan jeg ikke si fra. Si det derfor til et menneske også.
    Underveis spør jeg deg hvert 30. minutt. Svarer du ikke, blir det også alarm.
    Det du la igjen, ligger låst.
    Skal jeg starte?
    2  ⏰ Start
    3  Nei
    4  ⬅️ Tilbake
    5  🏠 Meny
    > 2
    Den er i gang. Nå spør jeg Maria 12345 om å passe på.
    Du skal være tilbake innen 00:04 i morgen. Har du ikke svart innen 00:19, sier jeg fra til Maria 12345.
    Klokka 23:34 spør jeg om det går bra med deg.
    1  ✅ Det går bra med meg
    2  ➕ 30 minutter til
    3  🚨 Alarm nå
    4  🏠 Jeg er tilbake
    5  ➡️ Det er mer
    6  🏠 Meny
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 ber deg passe på til 00:04 i morgen. Kommer det ikke noe svar da, skriver jeg til deg.
    1  👀 Jeg er her
    2  🙅 Ikke i kveld
    3  ➡️ Det er mer
    4  🏠 Meny
    > 1
    Bra. Kommer det ikke noe svar, skriver jeg til deg.
    Du passer på:
    • Mia 12345
    Hva vil du gjøre?
    1  👀 De jeg passer på
    2  ➡️ Det er mer
    3  🏠 Meny
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 skulle vært tilbake og har ikke svart siden 23:34.
    Mia 12345 la igjen dette til deg: Hotel Bristol
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
    > 1
    Takk. Si fra når du har nådd Mia 12345. Hører jeg ingenting på 20 minutter, blir andre spurt igjen.
    🚨 Mia 12345: Alarmen er på.
    2  🙅 Jeg kan ikke
    3  ☎️ Jeg har nådd Mia 12345
    4  📄 Les det på nytt
    5  ➡️ Det er mer
    6  🏠 Meny
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
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 er der for deg.
    Nå skulle du være tilbake. Går det bra?
    Du svarte ikke, så jeg sa fra til kontakten din. Si at det går bra, så kan kontakten din lese det med en gang.
    Jeg sier fra til kontaktene dine at du ikke har svart. Går det bra? Si det, så kan alle som er varslet, lese det med en gang.
    1  ✅ Det går bra med meg
    3  🚨 Alarm nå
    4  ➡️ Det er mer
    5  🏠 Meny
    > trygg hjemme
    Bra. Trygghetsavtalen er over.
    Hva vil du gjøre?
    1  🔍 Sjekk et nummer
    2  📝 Meld fra om noe
    3  🔔 Varsler for byene mine
    4  ⏰ Trygghetsavtale
    5  🎟 Slipp inn en kollega
    6  📖 Rettigheter og hjelp
    7  🆘 Hjelp
    8  ⚙️ Innstillinger
    9  🔒 Hva som lagres om meg
    0  ➡️ Flere
    `,
  )
})

it('speaks and listens in es, with numbers', async () => {
  await paired('es')
  await bot.talk(
    'mia',
    `
    > vuelvo en 2 horas
    Hasta: mañana a las 01:04.
    ¿Qué debería saber tu contacto si no respondes? Lugar, habitación, carro, el número del cliente: con tus propias palabras.
    Queda bajo llave, y solo lo puede leer quien recibe una alarma. Si vuelves antes de una alarma, se borra enseguida.
    1  ⏭ Saltar
    2  ⬅️ Atrás
    3  🏠 Menú
    > Hotel Bristol
    ¿Te pregunto también mientras tanto?
    1  Cada 30 minutos
    2  Cada hora
    3  No, solo al final
    4  ⬅️ Atrás
    5  🏠 Menú
    > 3
    Hasta: mañana a las 01:04. Si a las 01:19 no has respondido, le aviso a Maria 12345.
    Soy una máquina: si estoy apagada, no puedo avisar a nadie. Así que díselo también a alguien.
    Lo que dejaste queda bajo llave.
    ¿Empiezo?
    2  ⏰ Empezar
    3  No
    4  ⬅️ Atrás
    5  🏠 Menú
    > 2
    Está en marcha. Ahora le pido a Maria 12345 que esté pendiente.
    Hora de volver: mañana a las 01:04. Si a las 01:19 no has respondido, le aviso a Maria 12345.
    1  ✅ Estoy bien
    2  ➕ 30 minutos más
    3  🚨 Alarma ya
    4  ➡️ Hay más
    5  🏠 Menú
    > estoy a salvo
    Bien. El plan de seguridad terminó.
    ¿Qué quieres hacer?
    1  🔍 Consultar un número
    2  📝 Reportar algo
    3  🔔 Alertas de mis ciudades
    4  ⏰ Plan de seguridad
    5  🎟 Invitar a colegas
    6  📖 Derechos y ayuda
    7  🆘 Ayuda
    8  ⚙️ Ajustes
    9  🔒 Qué se guarda sobre mí
    0  ➡️ Más
    > /safecall
    Tus contactos, en el orden en que les aviso:
    • Maria 12345
    ¿Qué quieres hacer?
    1  ⏰ Empezar un plan de seguridad
    2  ➕ Agregar un contacto
    3  👥 Mis contactos
    4  🔑 Mis palabras clave
    5  🏠 Menú
    > 1
    ¿Cuándo vas a estar de vuelta?
    También puedes escribirlo, por ejemplo 23:30 o 2 horas.
    1  1 hora
    2  2 horas
    3  3 horas
    4  🌙 Toda la noche, hasta las 08:00
    5  ⬅️ Atrás
    6  🏠 Menú
    > 1
    ¿Qué debería saber tu contacto si no respondes? Lugar, habitación, carro, el número del cliente: con tus propias palabras.
    Queda bajo llave, y solo lo puede leer quien recibe una alarma. Si vuelves antes de una alarma, se borra enseguida.
    1  ⏭ Saltar
    2  ⬅️ Atrás
    3  🏠 Menú
    > Hotel Bristol
    ¿Te pregunto también mientras tanto?
    1  Cada 30 minutos
    2  No, solo al final
    3  ⬅️ Atrás
    4  🏠 Menú
    > 1
    Hasta: mañana a las 00:04. Si a las 00:19 no has respondido, le aviso a Maria 12345.
    Soy una máquina: si estoy apagada, no puedo avisar a nadie. Así que díselo también a alguien.
    Mientras tanto te pregunto cada 30 minutos. Si no respondes, eso también es una alarma.
    Lo que dejaste queda bajo llave.
    ¿Empiezo?
    2  ⏰ Empezar
    3  No
    4  ⬅️ Atrás
    5  🏠 Menú
    > 2
    Está en marcha. Ahora le pido a Maria 12345 que esté pendiente.
    Hora de volver: mañana a las 00:04. Si a las 00:19 no has respondido, le aviso a Maria 12345.
    A las 23:34 te pregunto si estás bien.
    1  ✅ Estoy bien
    2  ➕ 30 minutos más
    3  🚨 Alarma ya
    4  🏠 Ya volví
    5  ➡️ Hay más
    6  🏠 Menú
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 te pide que estés pendiente. Hasta: mañana a las 00:04. Si entonces no hay respuesta, te escribo.
    1  👀 Aquí estoy
    2  🙅 Esta noche no
    3  ➡️ Hay más
    4  🏠 Menú
    > 1
    Bien. Si no hay respuesta, te escribo.
    Estás pendiente de:
    • Mia 12345
    ¿Qué quieres hacer?
    1  👀 Personas que cuido
    2  ➡️ Hay más
    3  🏠 Menú
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 tenía que volver y no ha respondido desde las 23:34.
    Mia 12345 te dejó esto: Hotel Bristol
    Qué puedes hacer, en este orden:
    • Llama a Mia 12345. Escucha su voz.
    • Ve allí con otras personas, nunca a solas.
    • 113: ambulancia. 112: policía. Mia 12345 dejó en tus manos si llamar.
    🚨 Mia 12345: la alarma sigue.
    1  🙋 Yo me encargo
    2  🙅 No puedo
    3  ☎️ Contacté a Mia 12345
    4  📄 Leerlo otra vez
    5  ➡️ Hay más
    6  🏠 Menú
    > 1
    Gracias. Dime cuando hayas contactado a Mia 12345. Si en 20 minutos no sé nada, se pregunta otra vez a otras personas.
    🚨 Mia 12345: la alarma sigue.
    2  🙅 No puedo
    3  ☎️ Contacté a Mia 12345
    4  📄 Leerlo otra vez
    5  ➡️ Hay más
    6  🏠 Menú
    > 3
    Bien. Les cuento a las demás personas lo que dijiste.
    Estás pendiente de:
    • Mia 12345
    ¿Qué quieres hacer?
    1  👀 Personas que cuido
    2  ➡️ Hay más
    3  🏠 Menú
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 está pendiente de ti.
    Es la hora en que ibas a volver. ¿Estás bien?
    No respondiste, así que le avisé a tu contacto. Di que estás bien, y tu contacto lo puede leer enseguida.
    Les estoy avisando a tus contactos que no has respondido. ¿Estás bien? Dilo, y quienes recibieron el aviso lo pueden leer enseguida.
    1  ✅ Estoy bien
    3  🚨 Alarma ya
    4  ➡️ Hay más
    5  🏠 Menú
    > estoy a salvo
    Bien. El plan de seguridad terminó.
    ¿Qué quieres hacer?
    1  🔍 Consultar un número
    2  📝 Reportar algo
    3  🔔 Alertas de mis ciudades
    4  ⏰ Plan de seguridad
    5  🎟 Invitar a colegas
    6  📖 Derechos y ayuda
    7  🆘 Ayuda
    8  ⚙️ Ajustes
    9  🔒 Qué se guarda sobre mí
    0  ➡️ Más
    `,
  )
})

it('speaks and listens in pt-BR, with numbers', async () => {
  await paired('pt-BR')
  await bot.talk(
    'mia',
    `
    > volto em 2 horas
    Até: amanhã às 01:04.
    O que o seu contato precisa saber se você não responder? Lugar, quarto, carro, o número do cliente: com as suas palavras.
    Fica trancado, e só quem recebe um alarme consegue ler. Se você voltar antes de qualquer alarme, é apagado na hora.
    1  ⏭ Pular
    2  ⬅️ Voltar
    3  🏠 Menu
    > Hotel Bristol
    Pergunto também durante esse tempo?
    1  A cada 30 minutos
    2  A cada hora
    3  Não, só no fim
    4  ⬅️ Voltar
    5  🏠 Menu
    > 3
    Até: amanhã às 01:04. Se até as 01:19 você não responder, eu aviso Maria 12345.
    Sou uma máquina: se eu estiver desligada, não consigo avisar. Então conte também a alguém.
    O que você deixou fica trancado.
    Posso começar?
    2  ⏰ Começar
    3  Não
    4  ⬅️ Voltar
    5  🏠 Menu
    > 2
    Começou. Agora eu peço para Maria 12345 ficar de olho.
    Volta marcada: amanhã às 01:04. Se você não responder até as 01:19, eu aviso Maria 12345.
    1  ✅ Estou bem
    2  ➕ Mais 30 minutos
    3  🚨 Alarme agora
    4  ➡️ Tem mais
    5  🏠 Menu
    > cheguei bem
    Que bom. O plano de segurança terminou.
    O que você quer fazer?
    1  🔍 Consultar um número
    2  📝 Fazer um relato
    3  🔔 Alertas das minhas cidades
    4  ⏰ Plano de segurança
    5  🎟 Convidar alguém
    6  📖 Direitos e ajuda
    7  🆘 Ajuda
    8  ⚙️ Configurações
    9  🔒 O que fica guardado sobre mim
    0  ➡️ Mais
    > /safecall
    Seus contatos, na ordem em que eu aviso:
    • Maria 12345
    O que você quer fazer?
    1  ⏰ Começar um plano de segurança
    2  ➕ Adicionar um contato
    3  👥 Meus contatos
    4  🔑 Minhas palavras-chave
    5  🏠 Menu
    > 1
    Quando você vai estar de volta?
    Você também pode escrever, por exemplo 23:30 ou 2 horas.
    1  1 hora
    2  2 horas
    3  3 horas
    4  🌙 A noite toda, até as 08:00
    5  ⬅️ Voltar
    6  🏠 Menu
    > 1
    O que o seu contato precisa saber se você não responder? Lugar, quarto, carro, o número do cliente: com as suas palavras.
    Fica trancado, e só quem recebe um alarme consegue ler. Se você voltar antes de qualquer alarme, é apagado na hora.
    1  ⏭ Pular
    2  ⬅️ Voltar
    3  🏠 Menu
    > Hotel Bristol
    Pergunto também durante esse tempo?
    1  A cada 30 minutos
    2  Não, só no fim
    3  ⬅️ Voltar
    4  🏠 Menu
    > 1
    Até: amanhã às 00:04. Se até as 00:19 você não responder, eu aviso Maria 12345.
    Sou uma máquina: se eu estiver desligada, não consigo avisar. Então conte também a alguém.
    Durante esse tempo, eu pergunto a cada 30 minutos. Se você não responder, isso também é um alarme.
    O que você deixou fica trancado.
    Posso começar?
    2  ⏰ Começar
    3  Não
    4  ⬅️ Voltar
    5  🏠 Menu
    > 2
    Começou. Agora eu peço para Maria 12345 ficar de olho.
    Volta marcada: amanhã às 00:04. Se você não responder até as 00:19, eu aviso Maria 12345.
    Às 23:34 eu pergunto se você está bem.
    1  ✅ Estou bem
    2  ➕ Mais 30 minutos
    3  🚨 Alarme agora
    4  🏠 Já voltei
    5  ➡️ Tem mais
    6  🏠 Menu
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 pede que você fique de olho. Até: amanhã às 00:04. Se não houver resposta na hora, eu escrevo para você.
    1  👀 Estou aqui
    2  🙅 Hoje à noite não
    3  ➡️ Tem mais
    4  🏠 Menu
    > 1
    Que bom. Se não houver resposta, eu escrevo para você.
    Você está cuidando de:
    • Mia 12345
    O que você quer fazer?
    1  👀 Pessoas de quem eu cuido
    2  ➡️ Tem mais
    3  🏠 Menu
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 ia voltar e não responde desde as 23:34.
    Mia 12345 deixou isto para você: Hotel Bristol
    O que você pode fazer, nesta ordem:
    • Ligue para Mia 12345. Escute a voz.
    • Vá até lá com outras pessoas, nunca sem companhia.
    • 113: ambulância. 112: polícia. Mia 12345 deixou com você a decisão de ligar.
    🚨 Mia 12345: o alarme continua.
    1  🙋 Deixa comigo
    2  🙅 Não posso
    3  ☎️ Falei com Mia 12345
    4  📄 Ler de novo
    5  ➡️ Tem mais
    6  🏠 Menu
    > 1
    Certo. Me diga quando tiver falado com Mia 12345. Se eu não souber de nada em 20 minutos, outras pessoas são chamadas de novo.
    🚨 Mia 12345: o alarme continua.
    2  🙅 Não posso
    3  ☎️ Falei com Mia 12345
    4  📄 Ler de novo
    5  ➡️ Tem mais
    6  🏠 Menu
    > 3
    Certo. Conto para os outros o que você disse.
    Você está cuidando de:
    • Mia 12345
    O que você quer fazer?
    1  👀 Pessoas de quem eu cuido
    2  ➡️ Tem mais
    3  🏠 Menu
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 está cuidando de você.
    É a hora em que você ia voltar. Está tudo bem com você?
    Você não respondeu, então avisei o seu contato. Diga que está bem, e o seu contato pode ler na hora.
    Estou avisando aos seus contatos que você não respondeu. Você está bem? Diga, e quem foi avisado pode ler na hora.
    1  ✅ Estou bem
    3  🚨 Alarme agora
    4  ➡️ Tem mais
    5  🏠 Menu
    > cheguei bem
    Que bom. O plano de segurança terminou.
    O que você quer fazer?
    1  🔍 Consultar um número
    2  📝 Fazer um relato
    3  🔔 Alertas das minhas cidades
    4  ⏰ Plano de segurança
    5  🎟 Convidar alguém
    6  📖 Direitos e ajuda
    7  🆘 Ajuda
    8  ⚙️ Configurações
    9  🔒 O que fica guardado sobre mim
    0  ➡️ Mais
    `,
  )
})

it('speaks and listens in ro, with numbers', async () => {
  await paired('ro')
  await bot.talk(
    'mia',
    `
    > mă întorc în 2 ore
    Până la: mâine la 01:04.
    Ce ar trebui să știe contactul tău dacă nu răspunzi? Locul, camera, mașina, numărul clientului: cu vorbele tale.
    Stă sub cheie și îl pot citi doar cei care primesc o alarmă. Dacă te întorci înainte de vreo alarmă, se șterge imediat.
    1  ⏭ Sari peste
    2  ⬅️ Înapoi
    3  🏠 Meniu
    > Hotel Bristol
    Să te întreb și pe parcurs?
    1  La fiecare 30 de minute
    2  În fiecare oră
    3  Nu, doar la sfârșit
    4  ⬅️ Înapoi
    5  🏠 Meniu
    > 3
    Până la: mâine la 01:04. Dacă până la 01:19 nu răspunzi, îi spun lui Maria 12345.
    Sunt un program: dacă sunt oprit, nu pot anunța pe nimeni. Așa că spune-i și tu cuiva.
    Ce ai lăsat scris stă sub cheie.
    Încep?
    2  ⏰ Începe
    3  Nu
    4  ⬅️ Înapoi
    5  🏠 Meniu
    > 2
    A început. Acum îi cer lui Maria 12345 să aibă grijă de tine.
    Te întorci până la: mâine la 01:04. Dacă până la 01:19 nu răspunzi, îi spun lui Maria 12345.
    1  ✅ Sunt bine
    2  ➕ Încă 30 de minute
    3  🚨 Alarmă acum
    4  ➡️ Mai este ceva
    5  🏠 Meniu
    > sunt bine
    Bine. Planul de siguranță s-a încheiat.
    Ce vrei să faci?
    1  🔍 Verifică un număr
    2  📝 Raportează ceva
    3  🔔 Alerte pentru orașele mele
    4  ⏰ Plan de siguranță
    5  🎟 Adu un coleg sau o colegă
    6  📖 Drepturi și ajutor
    7  🆘 Ajutor
    8  ⚙️ Setări
    9  🔒 Ce se păstrează despre mine
    0  ➡️ Mai multe
    > /safecall
    Contactele tale, în ordinea în care le anunț:
    • Maria 12345
    Ce vrei să faci?
    1  ⏰ Încep un plan de siguranță
    2  ➕ Adaug un contact
    3  👥 Contactele mele
    4  🔑 Cuvintele mele secrete
    5  🏠 Meniu
    > 1
    Când te întorci?
    Poți și să scrii, de exemplu 23:30 sau 2 ore.
    1  1 oră
    2  2 ore
    3  3 ore
    4  🌙 Toată noaptea, până la 08:00
    5  ⬅️ Înapoi
    6  🏠 Meniu
    > 1
    Ce ar trebui să știe contactul tău dacă nu răspunzi? Locul, camera, mașina, numărul clientului: cu vorbele tale.
    Stă sub cheie și îl pot citi doar cei care primesc o alarmă. Dacă te întorci înainte de vreo alarmă, se șterge imediat.
    1  ⏭ Sari peste
    2  ⬅️ Înapoi
    3  🏠 Meniu
    > Hotel Bristol
    Să te întreb și pe parcurs?
    1  La fiecare 30 de minute
    2  Nu, doar la sfârșit
    3  ⬅️ Înapoi
    4  🏠 Meniu
    > 1
    Până la: mâine la 00:04. Dacă până la 00:19 nu răspunzi, îi spun lui Maria 12345.
    Sunt un program: dacă sunt oprit, nu pot anunța pe nimeni. Așa că spune-i și tu cuiva.
    Pe parcurs te întreb la fiecare 30 de minute. Dacă nu răspunzi, și asta e o alarmă.
    Ce ai lăsat scris stă sub cheie.
    Încep?
    2  ⏰ Începe
    3  Nu
    4  ⬅️ Înapoi
    5  🏠 Meniu
    > 2
    A început. Acum îi cer lui Maria 12345 să aibă grijă de tine.
    Te întorci până la: mâine la 00:04. Dacă până la 00:19 nu răspunzi, îi spun lui Maria 12345.
    La 23:34 te întreb dacă ești bine.
    1  ✅ Sunt bine
    2  ➕ Încă 30 de minute
    3  🚨 Alarmă acum
    4  🏠 M-am întors
    5  ➡️ Mai este ceva
    6  🏠 Meniu
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 te roagă să fii cu ochii pe telefon. Până la: mâine la 00:04. Dacă atunci nu vine niciun răspuns, îți scriu.
    1  👀 Sunt aici
    2  🙅 Nu în seara asta
    3  ➡️ Mai este ceva
    4  🏠 Meniu
    > 1
    Bine. Dacă nu vine niciun răspuns, îți scriu.
    Ai grijă de:
    • Mia 12345
    Ce vrei să faci?
    1  👀 Oamenii de care am grijă
    2  ➡️ Mai este ceva
    3  🏠 Meniu
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 trebuia să se întoarcă și nu răspunde de la 23:34.
    Mia 12345 ți-a lăsat asta: Hotel Bristol
    Ce poți face, în ordinea asta:
    • Sună la Mia 12345. Ascultă vocea.
    • Mergi acolo doar împreună cu alții.
    • 113: ambulanța. 112: poliția. Mia 12345 ți-a lăsat ție decizia dacă suni.
    🚨 Mia 12345: alarma e în curs.
    1  🙋 Mă ocup eu
    2  🙅 Nu pot
    3  ☎️ Am vorbit cu Mia 12345
    4  📄 Citesc din nou
    5  ➡️ Mai este ceva
    6  🏠 Meniu
    > 1
    Mulțumesc. Spune-mi când ai vorbit cu Mia 12345. Dacă nu aflu nimic în 20 de minute, sunt întrebați din nou alții.
    🚨 Mia 12345: alarma e în curs.
    2  🙅 Nu pot
    3  ☎️ Am vorbit cu Mia 12345
    4  📄 Citesc din nou
    5  ➡️ Mai este ceva
    6  🏠 Meniu
    > 3
    Bine. Le spun celorlalți ce ai zis.
    Ai grijă de:
    • Mia 12345
    Ce vrei să faci?
    1  👀 Oamenii de care am grijă
    2  ➡️ Mai este ceva
    3  🏠 Meniu
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 are grijă de tine.
    E ora la care urma să te întorci. Ești bine?
    N-ai răspuns, așa că ți-am anunțat contactul. Spune că ești bine, și contactul tău poate citi imediat.
    Le spun contactelor tale că n-ai răspuns. Ești bine? Spune, și toți cei anunțați pot citi imediat.
    1  ✅ Sunt bine
    3  🚨 Alarmă acum
    4  ➡️ Mai este ceva
    5  🏠 Meniu
    > sunt bine
    Bine. Planul de siguranță s-a încheiat.
    Ce vrei să faci?
    1  🔍 Verifică un număr
    2  📝 Raportează ceva
    3  🔔 Alerte pentru orașele mele
    4  ⏰ Plan de siguranță
    5  🎟 Adu un coleg sau o colegă
    6  📖 Drepturi și ajutor
    7  🆘 Ajutor
    8  ⚙️ Setări
    9  🔒 Ce se păstrează despre mine
    0  ➡️ Mai multe
    `,
  )
})

it('speaks and listens in bg, with numbers', async () => {
  await paired('bg')
  await bot.talk(
    'mia',
    `
    > връщам се след 2 часа
    До: утре в 01:04.
    Какво трябва да знае твоят контакт, ако не отговориш? Място, стая, кола, номерът на клиента: с твои думи.
    Стои заключено и могат да го прочетат само хората, които получат аларма. Ако се върнеш, преди да има аларма, веднага се изтрива.
    1  ⏭ Пропусни
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Да те питам ли и преди това, докато си там?
    1  На всеки 30 минути
    2  На всеки час
    3  Не, само накрая
    4  ⬅️ Назад
    5  🏠 Меню
    > 3
    До: утре в 01:04. Ако до 01:19 не отговориш, ще кажа на Maria 12345.
    Аз съм програма: ако съм изключена, не мога да кажа на никого. Кажи и ти на някого.
    Каквото остави, стои заключено.
    Да започвам ли?
    2  ⏰ Започни
    3  Не
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Започна. Сега моля Maria 12345 да е на линия.
    Връщаш се до: утре в 01:04. Ако до 01:19 не отговориш, ще кажа на Maria 12345.
    1  ✅ Добре съм
    2  ➕ Още 30 минути
    3  🚨 Аларма сега
    4  ➡️ Има още
    5  🏠 Меню
    > прибрах се
    Добре. Планът за сигурност приключи.
    Какво искаш да направиш?
    1  🔍 Провери номер
    2  📝 Съобщи за случай
    3  🔔 Предупреждения за моите градове
    4  ⏰ План за сигурност
    5  🎟 Покани колега
    6  📖 Права и помощ
    7  🆘 Помощ
    8  ⚙️ Настройки
    9  🔒 Какво се пази за мен
    0  ➡️ Още
    > /safecall
    Твоите контакти, в реда, в който им казвам:
    • Maria 12345
    Какво искаш да направиш?
    1  ⏰ Започни план за сигурност
    2  ➕ Добави контакт
    3  👥 Моите контакти
    4  🔑 Моите тайни думи
    5  🏠 Меню
    > 1
    Кога ще се върнеш?
    Можеш и да напишеш, например 23:30 или 2 часа.
    1  1 час
    2  2 часа
    3  3 часа
    4  🌙 Цяла нощ, до 08:00
    5  ⬅️ Назад
    6  🏠 Меню
    > 1
    Какво трябва да знае твоят контакт, ако не отговориш? Място, стая, кола, номерът на клиента: с твои думи.
    Стои заключено и могат да го прочетат само хората, които получат аларма. Ако се върнеш, преди да има аларма, веднага се изтрива.
    1  ⏭ Пропусни
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Да те питам ли и преди това, докато си там?
    1  На всеки 30 минути
    2  Не, само накрая
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    До: утре в 00:04. Ако до 00:19 не отговориш, ще кажа на Maria 12345.
    Аз съм програма: ако съм изключена, не мога да кажа на никого. Кажи и ти на някого.
    Докато си там, питам на всеки 30 минути. Ако не отговориш, и това е аларма.
    Каквото остави, стои заключено.
    Да започвам ли?
    2  ⏰ Започни
    3  Не
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Започна. Сега моля Maria 12345 да е на линия.
    Връщаш се до: утре в 00:04. Ако до 00:19 не отговориш, ще кажа на Maria 12345.
    В 23:34 ще те питам добре ли си.
    1  ✅ Добре съм
    2  ➕ Още 30 минути
    3  🚨 Аларма сега
    4  🏠 Върнах се
    5  ➡️ Има още
    6  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 те моли да си на линия. До: утре в 00:04. Ако тогава няма отговор, ще ти пиша.
    1  👀 Тук съм
    2  🙅 Тази вечер не мога
    3  ➡️ Има още
    4  🏠 Меню
    > 1
    Добре. Ако няма отговор, ще ти пиша.
    Пазиш:
    • Mia 12345
    Какво искаш да направиш?
    1  👀 Хора, които пазя
    2  ➡️ Има още
    3  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 трябваше да се върне и не отговаря от 23:34.
    Mia 12345 остави това за теб: Hotel Bristol
    Какво можеш да направиш, в този ред:
    • Звънни на Mia 12345. Чуй гласа.
    • Иди там само заедно с други хора.
    • 113: линейка. 112: полиция. Mia 12345 остави на теб дали да звъннеш.
    🚨 Mia 12345: алармата още тече.
    1  🙋 Аз поемам
    2  🙅 Не мога
    3  ☎️ Чух се с Mia 12345
    4  📄 Прочети пак
    5  ➡️ Има още
    6  🏠 Меню
    > 1
    Благодаря. Кажи ми, когато се чуеш с Mia 12345. Ако до 20 минути не науча нищо, питам пак други.
    🚨 Mia 12345: алармата още тече.
    2  🙅 Не мога
    3  ☎️ Чух се с Mia 12345
    4  📄 Прочети пак
    5  ➡️ Има още
    6  🏠 Меню
    > 3
    Добре. Казвам на другите какво каза.
    Пазиш:
    • Mia 12345
    Какво искаш да направиш?
    1  👀 Хора, които пазя
    2  ➡️ Има още
    3  🏠 Меню
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 е на линия.
    Дойде часът, в който щеше да се върнеш. Добре ли си?
    Нямаше отговор, затова казах на контакта ти. Кажи, че си добре, и той веднага ще го прочете.
    Казвам на контактите ти, че няма отговор от теб. Добре ли си? Кажи: всички, които знаят за алармата, веднага ще го прочетат.
    1  ✅ Добре съм
    3  🚨 Аларма сега
    4  ➡️ Има още
    5  🏠 Меню
    > прибрах се
    Добре. Планът за сигурност приключи.
    Какво искаш да направиш?
    1  🔍 Провери номер
    2  📝 Съобщи за случай
    3  🔔 Предупреждения за моите градове
    4  ⏰ План за сигурност
    5  🎟 Покани колега
    6  📖 Права и помощ
    7  🆘 Помощ
    8  ⚙️ Настройки
    9  🔒 Какво се пази за мен
    0  ➡️ Още
    `,
  )
})

it('speaks and listens in ru, with numbers', async () => {
  await paired('ru')
  await bot.talk(
    'mia',
    `
    > вернусь через 2 часа
    До: завтра в 01:04.
    Что контакту нужно знать, если ответа нет? Место, номер комнаты, машина, телефон клиента: своими словами.
    Это под замком, и прочесть могут только те, кому пришла тревога. Если вернёшься до тревоги, сразу удалю.
    1  ⏭ Пропустить
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Спрашивать и раньше, пока ты там?
    1  Каждые 30 минут
    2  Каждый час
    3  Нет, только в конце
    4  ⬅️ Назад
    5  🏠 Меню
    > 3
    До: завтра в 01:04. Если до 01:19 ответа не будет, скажу контакту Maria 12345.
    Я программа: если меня выключили, контакт ничего не узнает. Скажи ещё кому-нибудь.
    То, что оставлено для контактов, под замком.
    Начинаем?
    2  ⏰ Начать
    3  Нет
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Началось. Сейчас прошу контакт Maria 12345 быть на связи.
    Ты возвращаешься до: завтра в 01:04. Если до 01:19 ответа не будет, скажу контакту Maria 12345.
    1  ✅ Всё в порядке
    2  ➕ Ещё 30 минут
    3  🚨 Тревога сейчас
    4  ➡️ Есть ещё
    5  🏠 Меню
    > я дома
    Хорошо. Подстраховка закончена.
    Что хочешь сделать?
    1  🔍 Проверить номер
    2  📝 Сообщить о случае
    3  🔔 Предупреждения по моим городам
    4  ⏰ Подстраховка
    5  🎟 Впустить коллегу
    6  📖 Права и помощь
    7  🆘 Помощь
    8  ⚙️ Настройки
    9  🔒 Что хранится обо мне
    0  ➡️ Ещё
    > /safecall
    Твои контакты, в том порядке, в каком я им говорю:
    • Maria 12345
    Что хочешь сделать?
    1  ⏰ Начать подстраховку
    2  ➕ Добавить контакт
    3  👥 Мои контакты
    4  🔑 Мои тайные слова
    5  🏠 Меню
    > 1
    Когда ты вернёшься?
    Можно и написать, например 23:30 или 2 часа.
    1  1 час
    2  2 часа
    3  3 часа
    4  🌙 Вся ночь, до 08:00
    5  ⬅️ Назад
    6  🏠 Меню
    > 1
    Что контакту нужно знать, если ответа нет? Место, номер комнаты, машина, телефон клиента: своими словами.
    Это под замком, и прочесть могут только те, кому пришла тревога. Если вернёшься до тревоги, сразу удалю.
    1  ⏭ Пропустить
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Спрашивать и раньше, пока ты там?
    1  Каждые 30 минут
    2  Нет, только в конце
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    До: завтра в 00:04. Если до 00:19 ответа не будет, скажу контакту Maria 12345.
    Я программа: если меня выключили, контакт ничего не узнает. Скажи ещё кому-нибудь.
    Пока ты там, спрашиваю каждые 30 минут. Если ответа нет, это тоже тревога.
    То, что оставлено для контактов, под замком.
    Начинаем?
    2  ⏰ Начать
    3  Нет
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Началось. Сейчас прошу контакт Maria 12345 быть на связи.
    Ты возвращаешься до: завтра в 00:04. Если до 00:19 ответа не будет, скажу контакту Maria 12345.
    В 23:34 спрошу, всё ли в порядке.
    1  ✅ Всё в порядке
    2  ➕ Ещё 30 минут
    3  🚨 Тревога сейчас
    4  🏠 Я уже дома
    5  ➡️ Есть ещё
    6  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 просит подстраховать. До: завтра в 00:04. Если ответа не будет, напишу тебе.
    1  👀 Я на связи
    2  🙅 Сегодня не могу
    3  ➡️ Есть ещё
    4  🏠 Меню
    > 1
    Хорошо. Если ответа не будет, напишу тебе.
    Ты подстраховываешь:
    • Mia 12345
    Что хочешь сделать?
    1  👀 Кого подстраховываю я
    2  ➡️ Есть ещё
    3  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345: время возвращения прошло, ответа нет с 23:34.
    Для тебя оставлено (Mia 12345): Hotel Bristol
    Что можно сделать, по порядку:
    • Позвони: Mia 12345. Услышь голос.
    • Иди туда с кем-нибудь, никогда в одиночку.
    • 113: скорая. 112: полиция. Mia 12345 доверяет тебе решить, звонить ли.
    🚨 Mia 12345: тревога не снята.
    1  🙋 Беру на себя
    2  🙅 Не могу
    3  ☎️ Ответ есть: Mia 12345
    4  📄 Прочесть ещё раз
    5  ➡️ Есть ещё
    6  🏠 Меню
    > 1
    Спасибо. Скажи, когда Mia 12345 тебе ответит. Если 20 минут от тебя ничего не будет, снова спрошу других.
    🚨 Mia 12345: тревога не снята.
    2  🙅 Не могу
    3  ☎️ Ответ есть: Mia 12345
    4  📄 Прочесть ещё раз
    5  ➡️ Есть ещё
    6  🏠 Меню
    > 3
    Хорошо. Передаю остальным твои слова.
    Ты подстраховываешь:
    • Mia 12345
    Что хочешь сделать?
    1  👀 Кого подстраховываю я
    2  ➡️ Есть ещё
    3  🏠 Меню
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 на связи.
    Тебя уже ждут обратно. Всё в порядке?
    Ответа не было, и твой контакт знает об этом. Скажи, что всё в порядке, и контакт сразу это прочтёт.
    Говорю твоим контактам, что ответа нет. Всё в порядке? Скажи, и те, кто знает о тревоге, сразу это прочтут.
    1  ✅ Всё в порядке
    3  🚨 Тревога сейчас
    4  ➡️ Есть ещё
    5  🏠 Меню
    > я дома
    Хорошо. Подстраховка закончена.
    Что хочешь сделать?
    1  🔍 Проверить номер
    2  📝 Сообщить о случае
    3  🔔 Предупреждения по моим городам
    4  ⏰ Подстраховка
    5  🎟 Впустить коллегу
    6  📖 Права и помощь
    7  🆘 Помощь
    8  ⚙️ Настройки
    9  🔒 Что хранится обо мне
    0  ➡️ Ещё
    `,
  )
})

it('speaks and listens in uk, with numbers', async () => {
  await paired('uk')
  await bot.talk(
    'mia',
    `
    > повернусь через 2 години
    До: завтра о 01:04.
    Що контакт має знати, якщо відповіді немає? Місце, кімната, авто, номер клієнта: своїми словами.
    Це під замком, і прочитати можуть тільки ті, кому прийшла тривога. Якщо тривоги не буде, одразу видалю, щойно повернешся.
    1  ⏭ Пропустити
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Питати й раніше, поки ти там?
    1  Кожні 30 хвилин
    2  Щогодини
    3  Ні, тільки наприкінці
    4  ⬅️ Назад
    5  🏠 Меню
    > 3
    До: завтра о 01:04. Якщо до 01:19 відповіді немає, скажу контакту Maria 12345.
    Я програма: якщо мене вимкнено, контакт нічого не дізнається. Скажи ще комусь.
    Твоє повідомлення для контактів під замком.
    Починаємо?
    2  ⏰ Почати
    3  Ні
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Почалося. Зараз прошу контакт Maria 12345 бути на зв’язку.
    Ти повертаєшся до: завтра о 01:04. Якщо до 01:19 відповіді немає, скажу контакту Maria 12345.
    1  ✅ Зі мною все гаразд
    2  ➕ Ще 30 хвилин
    3  🚨 Тривога зараз
    4  ➡️ Є ще
    5  🏠 Меню
    > я вдома
    Добре. Підстраховку завершено.
    Що хочеш зробити?
    1  🔍 Перевірити номер
    2  📝 Повідомити про випадок
    3  🔔 Попередження для моїх міст
    4  ⏰ Підстраховка
    5  🎟 Впустити колегу
    6  📖 Права і допомога
    7  🆘 Допомога
    8  ⚙️ Налаштування
    9  🔒 Що про мене зберігається
    0  ➡️ Ще
    > /safecall
    Твої контакти, у тому порядку, в якому я їм кажу:
    • Maria 12345
    Що хочеш зробити?
    1  ⏰ Почати підстраховку
    2  ➕ Додати контакт
    3  👥 Мої контакти
    4  🔑 Мої таємні слова
    5  🏠 Меню
    > 1
    Коли ти повернешся?
    Можна й написати, наприклад 23:30 або 2 години.
    1  1 година
    2  2 години
    3  3 години
    4  🌙 Уся ніч, до 08:00
    5  ⬅️ Назад
    6  🏠 Меню
    > 1
    Що контакт має знати, якщо відповіді немає? Місце, кімната, авто, номер клієнта: своїми словами.
    Це під замком, і прочитати можуть тільки ті, кому прийшла тривога. Якщо тривоги не буде, одразу видалю, щойно повернешся.
    1  ⏭ Пропустити
    2  ⬅️ Назад
    3  🏠 Меню
    > Hotel Bristol
    Питати й раніше, поки ти там?
    1  Кожні 30 хвилин
    2  Ні, тільки наприкінці
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    До: завтра о 00:04. Якщо до 00:19 відповіді немає, скажу контакту Maria 12345.
    Я програма: якщо мене вимкнено, контакт нічого не дізнається. Скажи ще комусь.
    Поки ти там, питаю кожні 30 хвилин. Якщо відповіді немає, це теж тривога.
    Твоє повідомлення для контактів під замком.
    Починаємо?
    2  ⏰ Почати
    3  Ні
    4  ⬅️ Назад
    5  🏠 Меню
    > 2
    Почалося. Зараз прошу контакт Maria 12345 бути на зв’язку.
    Ти повертаєшся до: завтра о 00:04. Якщо до 00:19 відповіді немає, скажу контакту Maria 12345.
    О 23:34 спитаю, чи все гаразд.
    1  ✅ Зі мною все гаразд
    2  ➕ Ще 30 хвилин
    3  🚨 Тривога зараз
    4  🏠 Я вже вдома
    5  ➡️ Є ще
    6  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 просить підстрахувати. До: завтра о 00:04. Якщо відповіді не буде, напишу тобі.
    1  👀 Я на зв’язку
    2  🙅 Сьогодні не можу
    3  ➡️ Є ще
    4  🏠 Меню
    > 1
    Добре. Якщо відповіді не буде, напишу тобі.
    Ти підстраховуєш:
    • Mia 12345
    Що хочеш зробити?
    1  👀 Кого підстраховую я
    2  ➡️ Є ще
    3  🏠 Меню
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345: час повернення минув, відповіді немає з 23:34.
    Повідомлення для тебе (Mia 12345): Hotel Bristol
    Що можна зробити, по черзі:
    • Подзвони: Mia 12345. Почуй голос.
    • Іди туди з кимось, ніколи на самоті.
    • 113: швидка. 112: поліція. Mia 12345 довіряє тобі вирішити, чи дзвонити.
    🚨 Mia 12345: тривогу не знято.
    1  🙋 Беру на себе
    2  🙅 Не можу
    3  ☎️ Відповідь є: Mia 12345
    4  📄 Прочитати ще раз
    5  ➡️ Є ще
    6  🏠 Меню
    > 1
    Дякую. Скажи, коли Mia 12345 тобі відповість. Якщо 20 хвилин від тебе нічого не буде, знову спитаю інших.
    🚨 Mia 12345: тривогу не знято.
    2  🙅 Не можу
    3  ☎️ Відповідь є: Mia 12345
    4  📄 Прочитати ще раз
    5  ➡️ Є ще
    6  🏠 Меню
    > 3
    Добре. Передаю іншим твої слова.
    Ти підстраховуєш:
    • Mia 12345
    Що хочеш зробити?
    1  👀 Кого підстраховую я
    2  ➡️ Є ще
    3  🏠 Меню
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 на зв’язку.
    Тебе вже чекають назад. Усе гаразд?
    Відповіді не було, і твій контакт про це знає. Скажи, що все гаразд, і контакт одразу це прочитає.
    Кажу твоїм контактам, що відповіді немає. Усе гаразд? Скажи, і ті, хто знає про тривогу, одразу це прочитають.
    1  ✅ Зі мною все гаразд
    3  🚨 Тривога зараз
    4  ➡️ Є ще
    5  🏠 Меню
    > я вдома
    Добре. Підстраховку завершено.
    Що хочеш зробити?
    1  🔍 Перевірити номер
    2  📝 Повідомити про випадок
    3  🔔 Попередження для моїх міст
    4  ⏰ Підстраховка
    5  🎟 Впустити колегу
    6  📖 Права і допомога
    7  🆘 Допомога
    8  ⚙️ Налаштування
    9  🔒 Що про мене зберігається
    0  ➡️ Ще
    `,
  )
})

it('speaks and listens in th, with numbers', async () => {
  await paired('th')
  await bot.talk(
    'mia',
    `
    > กลับอีก 2 ชั่วโมง
    ถึง พรุ่งนี้ 01:04
    ถ้าคุณไม่ตอบ บัดดี้ควรรู้อะไร? สถานที่ ห้อง รถ เบอร์ลูกค้า เขียนเองได้เลย
    สิ่งนี้ล็อกไว้ อ่านได้เฉพาะคนที่ได้รับสัญญาณเตือน ถ้าคุณกลับมาก่อนมีสัญญาณเตือน เราลบทันที
    1  ⏭ ข้าม
    2  ⬅️ ย้อนกลับ
    3  🏠 เมนู
    > Hotel Bristol
    ระหว่างนั้นให้เราถามด้วยไหม?
    1  ทุก 30 นาที
    2  ทุกชั่วโมง
    3  ไม่ ถามตอนจบเท่านั้น
    4  ⬅️ ย้อนกลับ
    5  🏠 เมนู
    > 3
    ถึง พรุ่งนี้ 01:04 ถ้าคุณยังไม่ตอบภายใน 01:19 เราจะบอก Maria 12345
    เราเป็นโปรแกรม ถ้าโปรแกรมปิดอยู่ เราบอกใครไม่ได้ บอกคนอื่นไว้ด้วยนะ
    สิ่งที่คุณฝากไว้ เราเก็บแบบล็อกไว้
    เริ่มเลยไหม?
    2  ⏰ เริ่ม
    3  ไม่
    4  ⬅️ ย้อนกลับ
    5  🏠 เมนู
    > 2
    เริ่มแล้ว ตอนนี้เราขอให้ Maria 12345 คอยดู
    คุณจะกลับภายใน พรุ่งนี้ 01:04 ถ้ายังไม่ตอบภายใน 01:19 เราจะบอก Maria 12345
    1  ✅ ฉันโอเค
    2  ➕ ขออีก 30 นาที
    3  🚨 ส่งสัญญาณเตือนเลย
    4  ➡️ ยังมีอีก
    5  🏠 เมนู
    > ถึงบ้านแล้ว
    ดีแล้ว นัดเช็กความปลอดภัยจบแล้ว
    อยากทำอะไร?
    1  🔍 เช็กเบอร์
    2  📝 แจ้งเรื่อง
    3  🔔 คำเตือนในเมืองของฉัน
    4  ⏰ นัดเช็กความปลอดภัย
    5  🎟 ชวนเพื่อนร่วมอาชีพเข้ามา
    6  📖 สิทธิและความช่วยเหลือ
    7  🆘 ความช่วยเหลือ
    8  ⚙️ ตั้งค่า
    9  🔒 เก็บข้อมูลอะไรของฉันไว้
    0  ➡️ ดูเพิ่ม
    > /safecall
    บัดดี้ของคุณ ตามลำดับที่เราจะบอก:
    • Maria 12345
    อยากทำอะไร?
    1  ⏰ เริ่มนัดเช็กความปลอดภัย
    2  ➕ เพิ่มบัดดี้
    3  👥 บัดดี้ของฉัน
    4  🔑 คำลับของฉัน
    5  🏠 เมนู
    > 1
    คุณจะกลับเมื่อไร?
    พิมพ์เองก็ได้ เช่น 23:30 หรือ 2 ชั่วโมง
    1  1 ชั่วโมง
    2  2 ชั่วโมง
    3  3 ชั่วโมง
    4  🌙 ทั้งคืน ถึง 08:00
    5  ⬅️ ย้อนกลับ
    6  🏠 เมนู
    > 1
    ถ้าคุณไม่ตอบ บัดดี้ควรรู้อะไร? สถานที่ ห้อง รถ เบอร์ลูกค้า เขียนเองได้เลย
    สิ่งนี้ล็อกไว้ อ่านได้เฉพาะคนที่ได้รับสัญญาณเตือน ถ้าคุณกลับมาก่อนมีสัญญาณเตือน เราลบทันที
    1  ⏭ ข้าม
    2  ⬅️ ย้อนกลับ
    3  🏠 เมนู
    > Hotel Bristol
    ระหว่างนั้นให้เราถามด้วยไหม?
    1  ทุก 30 นาที
    2  ไม่ ถามตอนจบเท่านั้น
    3  ⬅️ ย้อนกลับ
    4  🏠 เมนู
    > 1
    ถึง พรุ่งนี้ 00:04 ถ้าคุณยังไม่ตอบภายใน 00:19 เราจะบอก Maria 12345
    เราเป็นโปรแกรม ถ้าโปรแกรมปิดอยู่ เราบอกใครไม่ได้ บอกคนอื่นไว้ด้วยนะ
    ระหว่างนั้นเราถามทุก 30 นาที ถ้าไม่ตอบ ก็เป็นสัญญาณเตือนเหมือนกัน
    สิ่งที่คุณฝากไว้ เราเก็บแบบล็อกไว้
    เริ่มเลยไหม?
    2  ⏰ เริ่ม
    3  ไม่
    4  ⬅️ ย้อนกลับ
    5  🏠 เมนู
    > 2
    เริ่มแล้ว ตอนนี้เราขอให้ Maria 12345 คอยดู
    คุณจะกลับภายใน พรุ่งนี้ 00:04 ถ้ายังไม่ตอบภายใน 00:19 เราจะบอก Maria 12345
    ตอน 23:34 เราจะถามว่าคุณโอเคไหม
    1  ✅ ฉันโอเค
    2  ➕ ขออีก 30 นาที
    3  🚨 ส่งสัญญาณเตือนเลย
    4  🏠 ฉันกลับมาแล้ว
    5  ➡️ ยังมีอีก
    6  🏠 เมนู
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    Mia 12345 ขอให้คุณคอยดูถึง พรุ่งนี้ 00:04 ถ้าถึงเวลาแล้วไม่มีคำตอบ เราจะส่งข้อความหาคุณ
    1  👀 ฉันคอยดูให้
    2  🙅 คืนนี้ฉันไม่ว่าง
    3  ➡️ ยังมีอีก
    4  🏠 เมนู
    > 1
    ดีแล้ว ถ้าไม่มีคำตอบ เราจะส่งข้อความหาคุณ
    คุณคอยดู:
    • Mia 12345
    อยากทำอะไร?
    1  👀 คนที่ฉันคอยดูให้
    2  ➡️ ยังมีอีก
    3  🏠 เมนู
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    🚨 Mia 12345 ควรกลับมาแล้ว แต่ไม่ตอบตั้งแต่ 23:34
    Mia 12345 ฝากไว้ให้คุณ: Hotel Bristol
    สิ่งที่ทำได้ ตามลำดับนี้:
    • โทรหา Mia 12345 ฟังเสียงให้ได้
    • ไปที่นั่นกับคนอื่น อย่าไปคนเดียว
    • 113: รถพยาบาล 112: ตำรวจ Mia 12345 ให้คุณตัดสินใจเองว่าจะโทรไหม
    🚨 Mia 12345: สัญญาณเตือนยังไม่จบ
    1  🙋 ฉันจัดการเอง
    2  🙅 ฉันทำไม่ได้
    3  ☎️ ติดต่อ Mia 12345 ได้แล้ว
    4  📄 อ่านอีกครั้ง
    5  ➡️ ยังมีอีก
    6  🏠 เมนู
    > 1
    ขอบคุณนะ บอกเราเมื่อติดต่อ Mia 12345 ได้ ถ้า 20 นาทีเราไม่ได้ข่าวอะไร เราจะถามคนอื่นอีก
    🚨 Mia 12345: สัญญาณเตือนยังไม่จบ
    2  🙅 ฉันทำไม่ได้
    3  ☎️ ติดต่อ Mia 12345 ได้แล้ว
    4  📄 อ่านอีกครั้ง
    5  ➡️ ยังมีอีก
    6  🏠 เมนู
    > 3
    ดีแล้ว เราจะบอกคนอื่นตามที่คุณพูด
    คุณคอยดู:
    • Mia 12345
    อยากทำอะไร?
    1  👀 คนที่ฉันคอยดูให้
    2  ➡️ ยังมีอีก
    3  🏠 เมนู
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    Maria 12345 คอยดูอยู่
    ถึงเวลาที่คุณจะกลับแล้ว คุณโอเคไหม?
    คุณไม่ตอบ เราเลยบอกบัดดี้แล้ว บอกว่าคุณโอเค แล้วเขาจะได้อ่านทันที
    เรากำลังบอกบัดดี้ว่าคุณยังไม่ตอบ คุณโอเคไหม? บอกมา แล้วคนที่รู้เรื่องจะได้อ่านทันที
    1  ✅ ฉันโอเค
    3  🚨 ส่งสัญญาณเตือนเลย
    4  ➡️ ยังมีอีก
    5  🏠 เมนู
    > ถึงบ้านแล้ว
    ดีแล้ว นัดเช็กความปลอดภัยจบแล้ว
    อยากทำอะไร?
    1  🔍 เช็กเบอร์
    2  📝 แจ้งเรื่อง
    3  🔔 คำเตือนในเมืองของฉัน
    4  ⏰ นัดเช็กความปลอดภัย
    5  🎟 ชวนเพื่อนร่วมอาชีพเข้ามา
    6  📖 สิทธิและความช่วยเหลือ
    7  🆘 ความช่วยเหลือ
    8  ⚙️ ตั้งค่า
    9  🔒 เก็บข้อมูลอะไรของฉันไว้
    0  ➡️ ดูเพิ่ม
    `,
  )
})
