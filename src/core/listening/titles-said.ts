/** A title that is typed as it stands: whoever has read it somewhere wants to read what is below it. */
import type { Pack } from '../rights/pack.ts'
import { serviceName, titleOf } from '../rights/texts.ts'
import type { Wanted } from '../terms/meaning.ts'
import { plain } from '../terms/plain.ts'
import type { Text, Words } from '../terms/text.ts'

export const createTitlesSaid = (pack: Pack | undefined, words: Words) => {
  let titles: Map<string, Wanted> | undefined

  const read = (): Map<string, Wanted> => {
    if (!pack) return new Map()
    const inAll = (text: Text, wanted: Wanted) =>
      words.languages.map((language) => [plain(words.in(language, text)), wanted] as const)
    return new Map([
      ...Object.keys(pack.services).flatMap((id) =>
        inAll(serviceName(pack, id), { kind: 'service', id }),
      ),
      ...Object.keys(pack.topics).flatMap((id) => inAll(titleOf(pack, id), { kind: 'topic', id })),
    ])
  }

  /** What has this title, in any language. */
  return (text: string): Wanted | undefined => {
    titles ??= read()
    return titles.get(plain(text))
  }
}
export type TitlesSaid = ReturnType<typeof createTitlesSaid>
