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
    Give this code to somebody you trust. It works once, for one hour. Whoever sends it to me becomes your buddy and gets a rehearsal.
    BSAK-DBP3-YPQ0
    You say when you are expected back. If you do not answer then, I tell somebody you chose: your buddy.
    I am a machine: if I am off, I cannot tell anybody. So tell somebody, too.
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
    No case is waiting.
    1  🏠 Menu
    > 1
    What do you want to do?
    1  🤝 Cases
    2  🔍 Check a number
    3  📝 Report something
    4  🔔 Alerts for my towns
    5  ⏰ Safe-call
    6  🎟 Let a colleague in
    7  📖 Rights and help
    8  💬 Talk to a person
    9  🆘 Help
    0  ➡️ More
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Your buddies, in the order I tell them:
    • Maria 12345
    • The organisation's people on duty, if no buddy answers
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
    Gi denne koden til noen du stoler på. Den virker én gang, i én time. Den som sender den til meg, blir kontakten din og får en øvelse.
    BSBM-RT8Q-6W0E
    Du sier når du skal være tilbake. Svarer du ikke da, sier jeg fra til en du har valgt: kontakten din.
    Jeg er en maskin: Er jeg slått av, kan jeg ikke si fra. Så si det til noen, du også.
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
    Ingen sak venter.
    1  🏠 Meny
    > 1
    Hva vil du gjøre?
    1  🤝 Saker
    2  🔍 Sjekk et nummer
    3  📝 Meld fra om noe
    4  🔔 Varsler for byene mine
    5  ⏰ Trygghetsavtale
    6  🎟 Slipp inn en kollega
    7  📖 Rettigheter og hjelp
    8  💬 Snakk med et menneske
    9  🆘 Hjelp
    0  ➡️ Flere
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Kontaktene dine, i den rekkefølgen jeg sier fra:
    • Maria 12345
    • De som har vakt i organisasjonen, hvis ingen kontakt svarer
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
    No hay casos en espera.
    1  🏠 Menú
    > 1
    ¿Qué quieres hacer?
    1  🤝 Casos
    2  🔍 Consultar un número
    3  📝 Reportar algo
    4  🔔 Alertas de mis ciudades
    5  ⏰ Plan de seguridad
    6  🎟 Invitar a colegas
    7  📖 Derechos y ayuda
    8  💬 Hablar con alguien
    9  🆘 Ayuda
    0  ➡️ Más
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Tus contactos, en el orden en que les aviso:
    • Maria 12345
    • Quienes están de guardia en la organización, si no responde ningún contacto
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
    Nenhum caso esperando.
    1  🏠 Menu
    > 1
    O que você quer fazer?
    1  🤝 Casos
    2  🔍 Consultar um número
    3  📝 Fazer um relato
    4  🔔 Alertas das minhas cidades
    5  ⏰ Plano de segurança
    6  🎟 Convidar alguém
    7  📖 Direitos e ajuda
    8  💬 Falar com alguém
    9  🆘 Ajuda
    0  ➡️ Mais
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Seus contatos, na ordem em que eu aviso:
    • Maria 12345
    • Quem está de plantão na organização, se nenhum contato responder
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
    `,
  )
})

it('are asked for, told and take it in ro', async () => {
  await opened('ro')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Le spun același lucru ca unui contact: cum îți spun contactele tale, de când nu răspunzi, ce ai lăsat, chiar și cu un număr, și pe cine am întrebat înainte. Niciodată ce spune lista.
    Sunt acolo: mie. 20:00–06:00. În rest întreb mai departe contactele tale.
    Dacă nu răspunde niciun contact: pot să-i anunț pe cei de gardă din organizație?
    1  Da
    2  Nu
    3  ⬅️ Înapoi
    4  🏠 Meniu
    > 1
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
    Nu așteaptă niciun caz.
    1  🏠 Meniu
    > 1
    Ce vrei să faci?
    1  🤝 Cazuri
    2  🔍 Verifică un număr
    3  📝 Raportează ceva
    4  🔔 Alerte pentru orașele mele
    5  ⏰ Plan de siguranță
    6  🎟 Adu un coleg sau o colegă
    7  📖 Drepturi și ajutor
    8  💬 Vorbește cu cineva
    9  🆘 Ajutor
    0  ➡️ Mai multe
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Contactele tale, în ordinea în care le anunț:
    • Maria 12345
    • Cei de gardă din organizație, dacă nu răspunde niciun contact
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
    `,
  )
})

it('are asked for, told and take it in bg', async () => {
  await opened('bg')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Те научават същото като контакт: как те наричат контактите ти, откога няма отговор, оставеното от теб, дори номер в него, и кого питах преди това. Никога какво казва списъкът.
    Те са там: ср 20:00–06:00. Иначе питам нататък контактите ти.
    Ако никой контакт не отговори: може ли да кажа на дежурните в организацията?
    1  Да
    2  Не
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
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
    Никой не чака помощ.
    1  🏠 Меню
    > 1
    Какво искаш да направиш?
    1  🤝 Молби за помощ
    2  🔍 Провери номер
    3  📝 Съобщи за случай
    4  🔔 Предупреждения за моите градове
    5  ⏰ План за сигурност
    6  🎟 Покани колега
    7  📖 Права и помощ
    8  💬 Говори с човек
    9  🆘 Помощ
    0  ➡️ Още
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Твоите контакти, в реда, в който им казвам:
    • Maria 12345
    • Дежурните в организацията, ако никой контакт не отговори
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
    Дай этот код тому, кому доверяешь. Он действует один раз, один час. Кто пришлёт его мне, станет твоим контактом и пройдёт репетицию.
    BB35-B40X-4RDX
    Скажи, когда вернёшься. Если тогда от тебя ответа нет, сообщу твоему контакту: его выбираешь ты.
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
    Обращений нет.
    1  🏠 Меню
    > 1
    Что хочешь сделать?
    1  🤝 Обращения
    2  🔍 Проверить номер
    3  📝 Сообщить о случае
    4  🔔 Предупреждения по моим городам
    5  ⏰ Подстраховка
    6  🎟 Впустить коллегу
    7  📖 Права и помощь
    8  💬 Написать человеку
    9  🆘 Помощь
    0  ➡️ Ещё
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Твои контакты, в том порядке, в каком я им говорю:
    • Maria 12345
    • Дежурные организации, если ни один контакт не отвечает
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
    `,
  )
})

it('are asked for, told and take it in uk', async () => {
  await opened('uk')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    Вони дізнаються те саме, що контакт: як тебе звуть контакти, відколи немає відповіді, те, що лишено, навіть номер у ньому, і кого вже питали. Але ніколи не те, що в списку.
    Вони на місці: ср 20:00–06:00. В інший час я далі питаю твоїх контактів.
    Якщо жоден контакт не відповідає: можна сказати черговим організації?
    1  Так
    2  Ні
    3  ⬅️ Назад
    4  🏠 Меню
    > 1
    Дай цей код тому, кому довіряєш. Він діє один раз, одну годину. Хто надішле його мені, стане твоїм контактом і пройде репетицію.
    BK4D-C3Y0-GVHS
    Скажи, коли повернешся. Якщо тоді від тебе відповіді немає, скажу твоєму контакту: його вибираєш ти.
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
    Звернень немає.
    1  🏠 Меню
    > 1
    Що хочеш зробити?
    1  🤝 Звернення
    2  🔍 Перевірити номер
    3  📝 Повідомити про випадок
    4  🔔 Попередження для моїх міст
    5  ⏰ Підстраховка
    6  🎟 Впустити колегу
    7  📖 Права і допомога
    8  💬 Написати людині
    9  🆘 Допомога
    0  ➡️ Ще
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    Твої контакти, у тому порядку, в якому я їм кажу:
    • Maria 12345
    • Чергові організації, якщо жоден контакт не відповідає
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
    1  ใช่
    2  ไม่
    3  ⬅️ ย้อนกลับ
    4  🏠 เมนู
    > 1
    ให้รหัสนี้กับคนที่ไว้ใจ ใช้ได้ครั้งเดียว ภายในหนึ่งชั่วโมง คนที่ส่งมาให้เราจะเป็นบัดดี้ของคุณและได้ซ้อมก่อน
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
    ไม่มีเรื่องรออยู่
    1  🏠 เมนู
    > 1
    อยากทำอะไร?
    1  🤝 เรื่องที่ขอให้ช่วย
    2  🔍 เช็กเบอร์
    3  📝 แจ้งเรื่อง
    4  🔔 คำเตือนในเมืองของฉัน
    5  ⏰ นัดเช็กความปลอดภัย
    6  🎟 ชวนเพื่อนร่วมอาชีพเข้ามา
    7  📖 สิทธิและความช่วยเหลือ
    8  💬 คุยกับคน
    9  🆘 ความช่วยเหลือ
    0  ➡️ ดูเพิ่ม
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    บัดดี้ของคุณ ตามลำดับที่เราจะบอก:
    • Maria 12345
    • คนที่เข้าเวรขององค์กร ถ้าไม่มีบัดดี้ตอบ
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
    `,
  )
})
