/** A chat as a page: bubbles, and buttons in the rows in which Telegram gets them. And as plain text. */
import { keyboard } from '../../src/bots/telegram/outbound.ts'
import type { Bubble } from './conversations.ts'

/** Of the picture, in CSS pixels. */
export const WIDTH = 420

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body { background: #d5e2dc; font: 15px/1.35 'Noto Sans', 'DejaVu Sans', sans-serif, 'Noto Color Emoji';
    width: ${WIDTH}px; padding: 14px; color: #14201b }
  div { margin-bottom: 6px }
  p { border-radius: 14px; padding: 8px 12px; white-space: pre-wrap; width: fit-content; max-width: 92% }
  .peer p { background: #e2f7cf; margin-left: auto; border-bottom-right-radius: 4px }
  .bot p { background: #fff; border-bottom-left-radius: 4px }
  ul { list-style: none; padding: 0; display: flex; gap: 4px; margin-top: 4px; width: 92% }
  li { flex: 1; background: #6f8a7e; color: #fff; border-radius: 8px; padding: 6px 8px; text-align: center }
`

const buttonsOf = (bubble: Bubble): string =>
  bubble.by === 'peer'
    ? ''
    : keyboard(bubble.message.options)
        .map((row) => `<ul>${row.map(({ text }) => `<li>${escaped(text)}</li>`).join('')}</ul>`)
        .join('\n')

const shown = (bubble: Bubble): string => {
  const text = bubble.by === 'peer' ? bubble.text : bubble.message.text
  return `<div class="${bubble.by}"><p>${escaped(text)}</p>${buttonsOf(bubble)}</div>`
}

/** A page that shows a conversation and nothing else. */
export const pageOf = (bubbles: readonly Bubble[]): string =>
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Varsku</title>
<style>${STYLE}</style>
${bubbles.map(shown).join('\n')}
</html>
`

/** The same in plain text, as transcripts of tests are written; for those who cannot see the picture. */
export const textOf = (bubbles: readonly Bubble[]): string =>
  bubbles
    .map((bubble) =>
      bubble.by === 'peer'
        ? `> ${bubble.text}\n`
        : `${bubble.message.text}\n${bubble.message.options.map(({ label }) => `[${label}]\n`).join('')}`,
    )
    .join('\n')
