import type { SignalDataSet, SignalKeyStore } from '@whiskeysockets/baileys'

/** The library's index of whose tokens it keeps. */
const INDEX = '__index'

/** What the library keeps about one person, to be deleted: also her number and phones' keys. */
export const allAbout = async (
  person: { lid: string } | { number: string },
  keys: Pick<SignalKeyStore, 'get'>,
): Promise<SignalDataSet> => {
  const partnerOf = async (id: string): Promise<string | undefined> =>
    (await keys.get('lid-mapping', [id]))[id]
  const lid = 'lid' in person ? person.lid : await partnerOf(person.number)
  const number = 'number' in person ? person.number : await partnerOf(`${person.lid}_reverse`)
  const users = [lid, number].filter((user) => user !== undefined)
  const lists = Object.values(await keys.get('device-list', users))
  const devices = [...new Set(['0', ...lists.flat()])]
  // The library's names of phones: the user, a mark if it is a LID, and the device.
  const phones = devices.flatMap((device) => [
    ...(lid === undefined ? [] : [`${lid}_1.${device}`]),
    ...(number === undefined ? [] : [`${number}.${device}`]),
  ])
  const tokens = [
    ...(lid === undefined ? [] : [`${lid}@lid`]),
    ...(number === undefined ? [] : [`${number}@s.whatsapp.net`]),
  ]
  const none = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, null]))
  const { [INDEX]: index } = await keys.get('tctoken', [INDEX])
  const indexed: unknown = index && JSON.parse(Buffer.from(index.token).toString() || '[]')
  const left = Array.isArray(indexed) ? indexed.filter((jid) => !tokens.includes(jid)) : undefined
  return {
    session: none(phones),
    'identity-key': none(phones),
    'device-list': none(users),
    'lid-mapping': none([
      ...(number === undefined ? [] : [number]),
      ...(lid === undefined ? [] : [`${lid}_reverse`]),
    ]),
    tctoken: {
      ...none(tokens),
      ...(left && { [INDEX]: { token: Buffer.from(JSON.stringify(left)) } }),
    },
  }
}
