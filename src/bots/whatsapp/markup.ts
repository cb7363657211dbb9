// WhatsApp makes *bold*, _italic_, ~struck~ and `code` of what stands between two such characters.
// What a peer has written, and what stands in a command's name, is shown as it is.
const LOOKALIKE: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
}

const MARKED = /(?<![\p{L}\p{N}])(`{3}|[*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu

/** The text with characters in place of those that would change its looks there. */
export const plain = (text: string): string =>
  text.replace(MARKED, (_, mark: string, between: string) => {
    const like = [...mark].map((character) => LOOKALIKE[character] ?? character).join('')
    // One kind of mark may stand within another.
    return `${like}${plain(between)}${like}`
  })
