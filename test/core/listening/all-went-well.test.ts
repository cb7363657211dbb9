/** Who says that everything went well wants nothing deleted, in every language. */
import { hears, type InEachLanguage } from '../../support/understood.ts'

const WELL: InEachLanguage = {
  'everything went well': {
    en: ['everything went well', 'everything is fine', 'it all went well'],
    nb: ['alt gikk bra', 'alt er i orden', 'alt er bra'],
    es: ['todo salió bien', 'todo va bien'],
    'pt-BR': ['tudo correu bem', 'deu tudo certo'],
    ro: ['totul a mers bine', 'totul e bine', 'toate sunt bine'],
    bg: ['всичко мина добре', 'всичко е наред'],
    ru: ['всё прошло хорошо', 'всё в порядке'],
    uk: ['все пройшло добре', 'усе гаразд', 'все в порядку'],
    th: ['ทุกอย่างเรียบร้อยดี', 'ทุกอย่างเรียบร้อยดีค่ะ', 'ทุกอย่างราบรื่นดี', 'ทุกอย่างเป็นไปด้วยดีนะคะ'],
  },
}
hears('deletes nothing', WELL, /^(?!danger|likely|.*wipe)/)

const DELETE: InEachLanguage = {
  'everything is to be deleted': {
    en: ['delete everything', 'everything went well, delete everything'],
    nb: ['slett alt', 'alt gikk bra, slett alt'],
    es: ['borra todo', 'todo salió bien, borra todo'],
    'pt-BR': ['apaga tudo', 'apaga tudo que você sabe de mim'],
    ro: ['șterge tot', 'totul a mers bine, șterge tot'],
    bg: ['изтрий всичко', 'всичко мина добре, изтрий всичко'],
    ru: ['удали всё', 'всё прошло хорошо, удали всё'],
    uk: ['видали все', 'все пройшло добре, видали все'],
    th: ['ลบทุกอย่าง', 'ทุกอย่างเรียบร้อยดี ลบทุกอย่างเลย'],
  },
}
hears('asks for that', DELETE, /wipe/)
