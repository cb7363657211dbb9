/** The people on duty, in all languages, with numbers as on WhatsApp. */
import { afterEach, it } from 'vitest'
import type { TestBot } from '../../support/bot.ts'
import { caseworkers, openOnDuty, passes } from '../../support/on-duty.ts'
import { acceptNumbered, beginNumbered, does } from '../../support/safe-call-people.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Casey is a case worker on duty. Mia has begun to add a buddy. */
const opened = async (language: string): Promise<void> => {
  bot = await openOnDuty({ language, shows: 'numbers' })
  await caseworkers(bot, 'casey')
  await does(bot, 'mia', '/safecall', '1', '1')
  for (const person of ['casey', 'mia']) bot.heard(person)
}
/** Maria is her buddy, and has rehearsed. Neither she nor Mia answers. */
const missed = async (): Promise<void> => {
  await acceptNumbered(bot)
  await beginNumbered(bot)
  await passes(bot, 10 + 15 + 11)
  bot.heard('mia')
}

it('are asked for, told and take it in en', async () => {
  await opened('en')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    They are told the same as a buddy: what your buddies call you, how long you have been missing, what you left, even a number in it, and who was asked before. Never what the list says.
    They are there: Wed 20:00–06:00. At other times I keep asking your buddies.
    If no buddy answers, may I tell the organisation's people on duty?
    1  Yes
    2  No
    3  ⬅️ Back
    4  🏠 Menu
    > 1
    Your buddy will see this name: Mia 12345
    Give this code to somebody you trust. It works once, for one hour. Whoever sends it to me becomes your buddy and gets a rehearsal.
    BSAK-DBP3-YPQ0
    You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
    I am a machine: if I am off, I cannot tell anybody. So tell a person yourself, too.
    I do not call the police, I do not know where you are, and I keep no history.
    You need a buddy first.
    1  ➕ Add a buddy
    2  🏠 Menu
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    You have a new message
    1  Show
    You are reading this because you are on duty and no buddy has answered.
    🚨 Mia 12345 was expected back and has not answered since 23:13.
    Mia 12345 left this for you: Hotel Bristol
    Asked before you: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    It is time: you are expected back. Are you OK?
    You did not answer, so I told your buddy. Say that you are OK, and your buddy can read it at once.
    I am telling your buddies that you have not answered. Are you OK? Say so, and everybody who was told can read it at once.
    Somebody on duty is taking care of it.
    1  ✅ I am OK
    3  🚨 Alarm now
    4  ➡️ There is more
    5  🏠 Menu
    > 1
    Good. The safe-call is over.
    Your buddies, in the order I tell them:
    • Maria 12345
    • The organisation's people on duty, if no buddy answers
    What do you want to do?
    1  ⏰ Start a safe-call
    2  ➕ Add a buddy
    3  👥 My buddies
    4  🔑 My safe words
    5  🏠 Menu
    `,
  )
})

it('are asked for, told and take it in nb', async () => {
  await opened('nb')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    De får vite det samme som en kontakt: hva kontaktene dine kaller deg, hvor lenge du har vært borte, det du la igjen, også et nummer i det, og hvem som ble spurt før. Aldri det lista sier.
    De er der: ons. 20:00–06:00. Ellers fortsetter jeg å spørre kontaktene dine.
    Hvis ingen kontakt svarer: Kan jeg si fra til dem som har vakt i organisasjonen?
    1  Ja
    2  Nei
    3  ⬅️ Tilbake
    4  🏠 Meny
    > 1
    Kontakten din får se dette navnet: Mia 12345
    Gi denne koden til noen du stoler på. Den virker én gang, i én time. Den som sender den til meg, blir kontakten din og får en øvelse.
    BSBM-RT8Q-6W0E
    Du sier når du skal være tilbake. Svarer du ikke da, sier jeg fra til en du har valgt: kontakten din.
    Jeg er en maskin: Er jeg slått av, kan jeg ikke si fra. Si det derfor til et menneske også.
    Jeg ringer ikke politiet, jeg vet ikke hvor du er, og jeg lagrer ingen historikk.
    Du trenger en kontakt først.
    1  ➕ Legg til en kontakt
    2  🏠 Meny
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    Du har en ny melding
    1  Vis
    Du leser dette fordi du har vakt og ingen kontakt har svart.
    🚨 Mia 12345 skulle vært tilbake og har ikke svart siden 23:13.
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
  await bot.talk(
    'mia',
    `
    > /safecall
    Nå skulle du være tilbake. Går det bra?
    Du svarte ikke, så jeg sa fra til kontakten din. Si at det går bra, så kan kontakten din lese det med en gang.
    Jeg sier fra til kontaktene dine at du ikke har svart. Går det bra? Si det, så kan alle som er varslet, lese det med en gang.
    En som har vakt, tar seg av det.
    1  ✅ Det går bra med meg
    3  🚨 Alarm nå
    4  ➡️ Det er mer
    5  🏠 Meny
    > 1
    Bra. Trygghetsavtalen er over.
    Kontaktene dine, i den rekkefølgen jeg sier fra:
    • Maria 12345
    • De som har vakt i organisasjonen, hvis ingen kontakt svarer
    Hva vil du gjøre?
    1  ⏰ Start trygghetsavtale
    2  ➕ Legg til en kontakt
    3  👥 Kontaktene mine
    4  🔑 Kodeordene mine
    5  🏠 Meny
    `,
  )
})

it('are asked for, told and take it in es', async () => {
  await opened('es')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Les digo lo mismo que a un contacto: cómo te llaman tus contactos, desde cuándo no respondes, lo que dejaste, aunque tenga un número, y a quién le pregunté antes. Nunca lo que dice la lista.
    Están: mié 20:00–06:00. Fuera de esas horas sigo preguntando a tus contactos.
    Si no responde ningún contacto: ¿puedo avisar a quienes están de guardia en la organización?
    1  Sí
    2  No
    3  ⬅️ Atrás
    4  🏠 Menú
    > 1
    Tu contacto va a ver este nombre: Mia 12345
    Dale este código a alguien de confianza. Sirve una vez, durante una hora. Quien me lo mande será tu contacto y tendrá un ensayo.
    BJYN-5AZJ-AHYP
    Dices cuándo vas a estar de vuelta. Si no respondes entonces, le aviso a alguien que elegiste: tu contacto.
    Soy una máquina: si estoy apagada, no puedo avisar a nadie. Así que díselo también a alguien.
    No llamo a la policía, no sé dónde estás y no guardo ningún historial.
    Primero necesitas un contacto.
    1  ➕ Agregar un contacto
    2  🏠 Menú
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    Tienes un mensaje nuevo
    1  Mostrar
    Lees esto porque estás de guardia y ningún contacto ha respondido.
    🚨 Mia 12345 tenía que volver y no ha respondido desde las 23:13.
    Mia 12345 te dejó esto: Hotel Bristol
    Antes de ti les pregunté a: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Es la hora en que ibas a volver. ¿Estás bien?
    No respondiste, así que le avisé a tu contacto. Di que estás bien, y tu contacto lo puede leer enseguida.
    Les estoy avisando a tus contactos que no has respondido. ¿Estás bien? Dilo, y quienes recibieron el aviso lo pueden leer enseguida.
    Alguien de guardia se encarga.
    1  ✅ Estoy bien
    3  🚨 Alarma ya
    4  ➡️ Hay más
    5  🏠 Menú
    > 1
    Bien. El plan de seguridad terminó.
    Tus contactos, en el orden en que les aviso:
    • Maria 12345
    • Quienes están de guardia en la organización, si no responde ningún contacto
    ¿Qué quieres hacer?
    1  ⏰ Empezar un plan de seguridad
    2  ➕ Agregar un contacto
    3  👥 Mis contactos
    4  🔑 Mis palabras clave
    5  🏠 Menú
    `,
  )
})

it('are asked for, told and take it in pt-BR', async () => {
  await opened('pt-BR')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Ficam sabendo o mesmo que um contato: como seus contatos chamam você, há quanto tempo você não responde, o que você deixou, mesmo com um número, e para quem perguntei antes. Nunca o que a lista diz.
    O plantão é: qua. 20:00–06:00. Fora disso, continuo perguntando aos seus contatos.
    Se nenhum contato responder: posso avisar quem está de plantão na organização?
    1  Sim
    2  Não
    3  ⬅️ Voltar
    4  🏠 Menu
    > 1
    O seu contato vai ver este nome: Mia 12345
    Dê este código a alguém de confiança. Vale uma vez, por uma hora. Quem me mandar vira seu contato e passa por um ensaio.
    BRJY-51XA-DZP9
    Você diz quando vai estar de volta. Se não responder na hora, eu aviso alguém que você escolheu: o seu contato.
    Sou uma máquina: se eu estiver desligada, não consigo avisar. Então conte também a alguém.
    Não chamo a polícia, não sei onde você está e não guardo histórico.
    Primeiro você precisa de um contato.
    1  ➕ Adicionar um contato
    2  🏠 Menu
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    Você tem uma mensagem nova
    1  Mostrar
    Você está lendo isto porque está de plantão e nenhum contato respondeu.
    🚨 Mia 12345 ia voltar e não responde desde as 23:13.
    Mia 12345 deixou isto para você: Hotel Bristol
    Antes de você perguntei para: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    É a hora em que você ia voltar. Está tudo bem com você?
    Você não respondeu, então avisei o seu contato. Diga que está bem, e o seu contato pode ler na hora.
    Estou avisando aos seus contatos que você não respondeu. Você está bem? Diga, e quem foi avisado pode ler na hora.
    Alguém do plantão está cuidando disso.
    1  ✅ Estou bem
    3  🚨 Alarme agora
    4  ➡️ Tem mais
    5  🏠 Menu
    > 1
    Que bom. O plano de segurança terminou.
    Seus contatos, na ordem em que eu aviso:
    • Maria 12345
    • Quem está de plantão na organização, se nenhum contato responder
    O que você quer fazer?
    1  ⏰ Começar um plano de segurança
    2  ➕ Adicionar um contato
    3  👥 Meus contatos
    4  🔑 Minhas palavras-chave
    5  🏠 Menu
    `,
  )
})

it('are asked for, told and take it in ro', async () => {
  await opened('ro')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Le spun același lucru ca unui contact: cum îți spun contactele tale, de când nu răspunzi, ce ai lăsat scris, chiar și un număr, și pe cine am întrebat înainte. Niciodată ce spune lista.
    Sunt acolo: mie. 20:00–06:00. În rest întreb mai departe contactele tale.
    Dacă nu răspunde niciun contact: pot să-i anunț pe cei de gardă din organizație?
    1  Da
    2  Nu
    3  ⬅️ Înapoi
    4  🏠 Meniu
    > 1
    Contactul tău va vedea numele ăsta: Mia 12345
    Dă codul ăsta cuiva în care ai încredere. Merge o singură dată, timp de o oră. Cine mi-l trimite devine contactul tău și are o repetiție.
    BTXA-AFH1-XX81
    Spui când te întorci. Dacă nu răspunzi atunci, anunț pe cineva ales de tine: contactul tău.
    Sunt un program: dacă sunt oprit, nu pot anunța pe nimeni. Așa că spune-i și tu cuiva.
    Nu chem poliția, nu știu unde ești și nu păstrez niciun istoric.
    Mai întâi ai nevoie de un contact.
    1  ➕ Adaug un contact
    2  🏠 Meniu
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    Ai un mesaj nou
    1  Arată
    Citești asta pentru că ești de gardă și n-a răspuns niciun contact.
    🚨 Mia 12345 trebuia să se întoarcă și nu răspunde de la 23:13.
    Mia 12345 ți-a lăsat asta: Hotel Bristol
    Înaintea ta am întrebat: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    E ora la care urma să te întorci. Ești bine?
    N-ai răspuns, așa că ți-am anunțat contactul. Spune că ești bine, și contactul tău poate citi imediat.
    Le spun contactelor tale că n-ai răspuns. Ești bine? Spune, și toți cei anunțați pot citi imediat.
    Cineva de gardă se ocupă.
    1  ✅ Sunt bine
    3  🚨 Alarmă acum
    4  ➡️ Mai este ceva
    5  🏠 Meniu
    > 1
    Bine. Planul de siguranță s-a încheiat.
    Contactele tale, în ordinea în care le anunț:
    • Maria 12345
    • Cei de gardă din organizație, dacă nu răspunde niciun contact
    Ce vrei să faci?
    1  ⏰ Încep un plan de siguranță
    2  ➕ Adaug un contact
    3  👥 Contactele mele
    4  🔑 Cuvintele mele secrete
    5  🏠 Meniu
    `,
  )
})

it('are asked for, told and take it in bg', async () => {
  await opened('bg')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Те научават същото като контакт: как те наричат контактите ти, откога няма отговор, каквото остави, дори номер в него, и кого питах преди това. Никога какво казва списъкът.
    Те са там: ср 20:00–06:00. Иначе продължавам да питам контактите ти.
    Ако никой контакт не отговори: може ли да кажа на дежурните в организацията?
    1  Да
    2  Не
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    Контактът ти ще вижда това име: Mia 12345
    Дай този код на човек, на когото вярваш. Важи веднъж, един час. Който ми го прати, става твой контакт и минава през проба.
    BHHZ-G1DG-MTMM
    Казваш кога ще се върнеш. Ако тогава не отговориш, казвам на човек, който ти избираш: твоя контакт.
    Аз съм програма: ако съм изключена, не мога да кажа на никого. Кажи и ти на някого.
    Не звъня на полицията, не знам къде си и не пазя никаква история.
    Първо ти трябва контакт.
    1  ➕ Добави контакт
    2  🏠 Меню
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    Имаш ново съобщение
    1  Покажи
    Четеш това, защото дежуриш и никой контакт не отговори.
    🚨 Mia 12345 трябваше да се върне и не отговаря от 23:13.
    Mia 12345 остави това за теб: Hotel Bristol
    Преди теб питах: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Дойде часът, в който щеше да се върнеш. Добре ли си?
    Нямаше отговор, затова казах на контакта ти. Кажи, че си добре, и той веднага ще го прочете.
    Казвам на контактите ти, че няма отговор от теб. Добре ли си? Кажи: всички, които знаят за алармата, веднага ще го прочетат.
    Човек от дежурните се заема.
    1  ✅ Добре съм
    3  🚨 Аларма сега
    4  ➡️ Има още
    5  🏠 Меню
    > 1
    Добре. Планът за сигурност приключи.
    Твоите контакти, в реда, в който им казвам:
    • Maria 12345
    • Дежурните в организацията, ако никой контакт не отговори
    Какво искаш да направиш?
    1  ⏰ Започни план за сигурност
    2  ➕ Добави контакт
    3  👥 Моите контакти
    4  🔑 Моите тайни думи
    5  🏠 Меню
    `,
  )
})

it('are asked for, told and take it in ru', async () => {
  await opened('ru')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Они узнают то же, что контакт: как тебя зовут контакты, с какого времени нет ответа, то, что оставлено, даже номер в нём, и кого уже спросили. Но никогда не то, что в списке.
    Они на месте: ср 20:00–06:00. В другое время я дальше спрашиваю твоих контактов.
    Если ни один контакт не отвечает: можно сказать дежурным организации?
    1  Да
    2  Нет
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    Контакт увидит такое имя: Mia 12345
    Дай этот код тому, кому доверяешь. Он действует один раз, один час. Кто пришлёт его мне, станет твоим контактом и пройдёт репетицию.
    BB35-B40X-4RDX
    Скажи, когда вернёшься. Если тогда от тебя ответа не будет, сообщу твоему контакту: его выбираешь ты.
    Я программа: если меня выключили, контакт ничего не узнает. Скажи ещё кому-нибудь.
    Я не звоню в полицию, не знаю, где ты, и не храню историю.
    Сначала нужен контакт.
    1  ➕ Добавить контакт
    2  🏠 Меню
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    У тебя новое сообщение
    1  Показать
    Ты читаешь это, потому что дежуришь, а ни один контакт не отвечает.
    🚨 Mia 12345: время возвращения прошло, ответа нет с 23:13.
    Для тебя оставлено (Mia 12345): Hotel Bristol
    Кого уже спросили до тебя: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Тебя уже ждут обратно. Всё в порядке?
    Ответа не было, и твой контакт знает об этом. Скажи, что всё в порядке, и контакт сразу это прочтёт.
    Говорю твоим контактам, что ответа нет. Всё в порядке? Скажи, и те, кто знает о тревоге, сразу это прочтут.
    Кто-то из дежурных этим занимается.
    1  ✅ Всё в порядке
    3  🚨 Тревога сейчас
    4  ➡️ Есть ещё
    5  🏠 Меню
    > 1
    Хорошо. Подстраховка закончена.
    Твои контакты, в том порядке, в каком я им говорю:
    • Maria 12345
    • Дежурные организации, если ни один контакт не отвечает
    Что хочешь сделать?
    1  ⏰ Начать подстраховку
    2  ➕ Добавить контакт
    3  👥 Мои контакты
    4  🔑 Мои тайные слова
    5  🏠 Меню
    `,
  )
})

it('are asked for, told and take it in uk', async () => {
  await opened('uk')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Вони дізнаються те саме, що контакт: як тебе звуть контакти, відколи немає відповіді, твоє повідомлення, навіть номер у ньому, і кого вже питали. Але ніколи не те, що в списку.
    Вони на місці: ср 20:00–06:00. В інший час я далі питаю твоїх контактів.
    Якщо жоден контакт не відповідає: можна сказати черговим організації?
    1  Так
    2  Ні
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    Контакт побачить таке ім’я: Mia 12345
    Дай цей код тому, кому довіряєш. Він діє один раз, одну годину. Хто надішле його мені, стане твоїм контактом і пройде репетицію.
    BK4D-C3Y0-GVHS
    Скажи, коли повернешся. Якщо тоді від тебе відповіді не буде, скажу твоєму контакту: його вибираєш ти.
    Я програма: якщо мене вимкнено, контакт нічого не дізнається. Скажи ще комусь.
    Я не дзвоню в поліцію, не знаю, де ти, і не зберігаю історії.
    Спершу потрібен контакт.
    1  ➕ Додати контакт
    2  🏠 Меню
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    У тебе нове повідомлення
    1  Показати
    Ти читаєш це, бо чергуєш, а жоден контакт не відповідає.
    🚨 Mia 12345: час повернення минув, відповіді немає з 23:13.
    Повідомлення для тебе (Mia 12345): Hotel Bristol
    Кого вже спитали до тебе: Maria 12345.
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Тебе вже чекають назад. Усе гаразд?
    Відповіді не було, і твій контакт про це знає. Скажи, що все гаразд, і контакт одразу це прочитає.
    Кажу твоїм контактам, що відповіді немає. Усе гаразд? Скажи, і ті, хто знає про тривогу, одразу це прочитають.
    Хтось із чергових цим займається.
    1  ✅ Зі мною все гаразд
    3  🚨 Тривога зараз
    4  ➡️ Є ще
    5  🏠 Меню
    > 1
    Добре. Підстраховку завершено.
    Твої контакти, у тому порядку, в якому я їм кажу:
    • Maria 12345
    • Чергові організації, якщо жоден контакт не відповідає
    Що хочеш зробити?
    1  ⏰ Почати підстраховку
    2  ➕ Додати контакт
    3  👥 Мої контакти
    4  🔑 Мої таємні слова
    5  🏠 Меню
    `,
  )
})

it('are asked for, told and take it in th', async () => {
  await opened('th')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    เขาจะรู้เท่าที่บัดดี้รู้: ชื่อที่บัดดี้เรียกคุณ เงียบไปตั้งแต่เมื่อไร สิ่งที่คุณฝากไว้ แม้แต่เบอร์ในนั้น และเราถามใครมาก่อนแล้ว แต่ไม่เห็นสิ่งที่รายชื่อบอก
    เขาอยู่เวร: พุธ 20:00–06:00 นอกเวลานั้นเราถามบัดดี้ของคุณต่อไป
    ถ้าไม่มีบัดดี้คนไหนตอบ บอกคนที่เข้าเวรขององค์กรได้ไหม?
    1  ตกลง
    2  ไม่
    3  ⬅️ ย้อนกลับ
    4  🏠 เมนู
    > 1
    บัดดี้จะเห็นชื่อนี้: Mia 12345
    ให้รหัสนี้กับคนที่ไว้ใจ ใช้ได้ครั้งเดียว ภายในหนึ่งชั่วโมง คนที่ส่งมาให้เราจะเป็นบัดดี้ของคุณและจะได้ฝึกซ้อมก่อน
    BPSB-F20J-BS3B
    คุณบอกว่าจะกลับเมื่อไร ถ้าถึงเวลาแล้วคุณไม่ตอบ เราจะบอกคนที่คุณเลือกไว้ คือบัดดี้ของคุณ
    เราเป็นโปรแกรม ถ้าโปรแกรมปิดอยู่ เราบอกใครไม่ได้ บอกคนอื่นไว้ด้วยนะ
    เราไม่โทรหาตำรวจ ไม่รู้ว่าคุณอยู่ที่ไหน และไม่เก็บประวัติ
    ต้องมีบัดดี้ก่อน
    1  ➕ เพิ่มบัดดี้
    2  🏠 เมนู
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    คุณมีข้อความใหม่
    1  เปิดดู
    คุณได้อ่านเพราะคุณเข้าเวรอยู่ และยังไม่มีบัดดี้ตอบ
    🚨 Mia 12345 ควรกลับมาแล้ว แต่ไม่ตอบตั้งแต่ 23:13
    Mia 12345 ฝากไว้ให้คุณ: Hotel Bristol
    ก่อนคุณเราถามแล้ว: Maria 12345
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
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    ถึงเวลาที่คุณจะกลับแล้ว คุณโอเคไหม?
    คุณไม่ตอบ เราเลยบอกบัดดี้แล้ว บอกว่าคุณโอเค แล้วเขาจะได้อ่านทันที
    เรากำลังบอกบัดดี้ว่าคุณยังไม่ตอบ คุณโอเคไหม? บอกมา แล้วคนที่รู้เรื่องจะได้อ่านทันที
    มีคนที่เข้าเวรกำลังจัดการอยู่
    1  ✅ ฉันโอเค
    3  🚨 ส่งสัญญาณเตือนเลย
    4  ➡️ ยังมีอีก
    5  🏠 เมนู
    > 1
    ดีแล้ว นัดเช็กความปลอดภัยจบแล้ว
    บัดดี้ของคุณ ตามลำดับที่เราจะบอก:
    • Maria 12345
    • คนที่เข้าเวรขององค์กร ถ้าไม่มีบัดดี้ตอบ
    อยากทำอะไร?
    1  ⏰ เริ่มนัดเช็กความปลอดภัย
    2  ➕ เพิ่มบัดดี้
    3  👥 บัดดี้ของฉัน
    4  🔑 คำลับของฉัน
    5  🏠 เมนู
    `,
  )
})
