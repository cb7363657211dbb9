/** How somebody looks and where it was, in words. */
import { say, type Text } from '../terms/text.ts'
import { DESCRIPTORS, type DescriptorKind, type Descriptors } from './taxonomy.ts'

export const DESCRIPTOR_KINDS = Object.keys(DESCRIPTORS) as DescriptorKind[]

type DescriptorKey = {
  [Kind in DescriptorKind]: `described.${Kind}.${(typeof DESCRIPTORS)[Kind][number]}`
}[DescriptorKind]

/** One answer about somebody's looks. */
export const descriptorText = <Kind extends DescriptorKind>(
  kind: Kind,
  id: (typeof DESCRIPTORS)[Kind][number],
): Text =>
  // The types of both parameters make it a key, but TypeScript cannot see that in a template.
  say(`described.${kind}.${id}` as DescriptorKey)

/** The answers of one question about somebody's looks, to choose from. */
export const descriptorOptions = <Kind extends DescriptorKind>(kind: Kind) =>
  DESCRIPTORS[kind].map((id) => ({ id, label: descriptorText(kind, id) }))

/** All that is known about somebody's looks and about where it was, one per line. */
export const descriptorLines = (descriptors: Descriptors): Text[] =>
  DESCRIPTOR_KINDS.flatMap((kind) => {
    const id = descriptors[kind]
    return id
      ? [
          say('told.described', {
            kind: say(`descriptor.${kind}`),
            value: descriptorText(kind, id),
          }),
        ]
      : []
  })
