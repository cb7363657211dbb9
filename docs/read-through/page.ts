/** The page that a native reader gets: what is read on the left, the original beside it, room for remarks. */
import { keyboard } from '../../src/bots/telegram/outbound.ts'
import type { Message } from '../../src/core/terms/message.ts'
import type { Met } from './tour.ts'

/** A text that the tour does not meet, or a line of the country's pack. */
export interface Listed {
  key: string
  read: string
  original: string
}

export interface Section {
  title: string
  texts: readonly Listed[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const STYLE = `
  * { box-sizing: border-box }
  body { font: 15px/1.4 'Noto Sans', 'DejaVu Sans', sans-serif; margin: 0 auto; max-width: 1200px; padding: 16px;
    background: #f3f5f4; color: #14201b }
  section { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 12px; padding: 12px 0; border-top: 1px solid #c5d1cb }
  p { white-space: pre-wrap; background: #fff; border-radius: 10px; padding: 8px 12px; margin: 0 0 6px }
  ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 4px; padding: 0 }
  li { background: #6f8a7e; color: #fff; border-radius: 8px; padding: 4px 8px }
  .way { grid-column: 1 / -1; color: #456; font-size: 13px }
  .original { opacity: .75 }
  textarea { width: 100%; min-height: 60px; height: 100%; border: 1px solid #9ab; border-radius: 8px; padding: 6px;
    font: inherit }
  button { font: inherit; padding: 6px 14px }
`

/** Remarks stay in the reader's browser until she saves them as a file: nothing is sent anywhere. */
const SCRIPT = `
  const all = [...document.querySelectorAll('textarea')]
  const place = 'varsku-remarks-' + document.documentElement.lang
  const kept = JSON.parse(localStorage.getItem(place) ?? '{}')
  for (const one of all) {
    one.value = kept[one.name] ?? ''
    one.oninput = () => { kept[one.name] = one.value; localStorage.setItem(place, JSON.stringify(kept)) }
  }
  document.querySelector('button').onclick = () => {
    const text = all.filter((one) => one.value.trim()).map((one) => one.name + '\\n' + one.value.trim()).join('\\n\\n')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    link.download = place + '.txt'
    link.click()
  }
`

const shown = ({ text, options }: Message): string =>
  `<p>${escaped(text)}</p>${keyboard(options)
    .map((row) => `<ul>${row.map((one) => `<li>${escaped(one.text)}</li>`).join('')}</ul>`)
    .join('')}`

const remarks = (name: string): string => `<div><textarea name="${escaped(name)}"></textarea></div>`

const screen = ({ who, way, read, original }: Met, place: number): string => `<section>
<div class="way">${place + 1} · ${escaped([who, ...way].join(' → '))}</div>
<div>${read.map(shown).join('')}</div>
<div class="original">${original.map(shown).join('')}</div>
${remarks(`screen ${place + 1}`)}
</section>`

const text = ({ key, read, original }: Listed): string => `<section>
<div class="way">${escaped(key)}</div>
<div><p>${escaped(read)}</p></div>
<div class="original"><p>${escaped(original)}</p></div>
${remarks(key)}
</section>`

/** The page. `name`: what the language is called. */
export const pageOf = (
  { language, name }: { language: string; name: string },
  met: readonly Met[],
  sections: readonly Section[],
): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>Varsku: ${escaped(name)}</title>
<style>${STYLE}</style>
<h1>Varsku: ${escaped(name)}</h1>
<p>On the left is what the bot says in this language, in the order in which somebody meets it; beside it the Norwegian.
Write what sounds wrong, cold or translated, what you would not understand at night and afraid, and what you would not
believe. <button>Save my remarks</button></p>
<h2>Screens</h2>
${met.map(screen).join('\n')}
${sections.map(({ title, texts }) => `<h2>${escaped(title)}</h2>\n${texts.map(text).join('\n')}`).join('\n')}
<script>${SCRIPT}</script>
</html>
`
