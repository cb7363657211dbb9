// WhatsApp shows text between two such characters as *bold*, _italic_, ~struck~ or `code`.
// What a peer has written, and the name of a command, must be shown as it is.
const LOOKALIKE: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
}

const MARKED = /(?<![\p{L}\p{N}])(`{3}|[*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu

/** The text, with lookalikes in place of the characters that would change how it looks there. */
export const plain = (text: string): string =>
  text.replace(MARKED, (_, mark: string, between: string) => {
    const like = [...mark].map((character) => LOOKALIKE[character] ?? character).join('')
    // One kind of mark may stand inside another kind.
    return `${like}${plain(between)}${like}`
  })
