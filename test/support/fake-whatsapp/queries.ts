import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Account } from './account.ts'
import { bundleNodes, readKey, readSignedKey } from './identity.ts'
import { bytesAt, childrenOf, find, newId, node, SERVER, seconds, userOf } from './nodes.ts'
import type { People } from './people.ts'

interface Needs {
  account: Account
  people: People
  unlinks(): void
}

const value = (tag: string, name: string, of: string) => node(tag, { name, value: of })

/** Answers what the bot asks the server, as far as a bot that talks with people asks anything. */
export const createQueries = ({ account, people, unlinks }: Needs) => {
  const linked = () => {
    if (!account.device)
      throw new Error('a bot that is not linked asks for what only linked ones may')
    return account.device
  }

  /** Keys for a first message to each of these devices. */
  const keys = (asked: BinaryNode[]) =>
    asked.map(({ attrs: { jid = '' } }) => {
      const identity = account.isOwn(jid) ? account.phone : people.at(jid)?.identity
      return identity
        ? node('user', { jid, t: seconds() }, bundleNodes(identity.bundle()))
        : node('user', { jid }, [node('error', { code: '404', text: 'item-not-found' })])
    })

  const encryption = (stanza: BinaryNode): BinaryNode[] => {
    const device = linked()
    const [asked] = childrenOf(stanza)
    if (asked?.tag === 'count') {
      return [node('count', { value: device.oneTimes.length.toString() })]
    }
    if (asked?.tag === 'digest') return [node('digest')]
    if (asked?.tag === 'key') return [node('list', {}, keys(childrenOf(asked)))]
    const signed = find(stanza, 'rotate', 'skey') ?? find(stanza, 'skey')
    if (signed) device.signed = readSignedKey(signed)
    const uploaded = find(stanza, 'list')
    if (uploaded) device.oneTimes.push(...childrenOf(uploaded).map(readKey))
    return []
  }

  const devicesOf = (jid: string) => {
    const own = account.isOwn(jid) ? account.device : undefined
    const linkedDevice = own
      ? [node('device', { id: own.number.toString(), 'key-index': own.number.toString() })]
      : []
    return node('devices', {}, [
      node('device-list', {}, [node('device', { id: '0' }), ...linkedDevice]),
    ])
  }

  /** What is known about these people: whether they are here, their devices, their LID. */
  const about = (stanza: BinaryNode): BinaryNode[] => {
    const wanted = childrenOf(find(stanza, 'usync', 'query') ?? node('query')).map(({ tag }) => tag)
    const asked = childrenOf(find(stanza, 'usync', 'list') ?? node('list'))
    const users = asked.flatMap((user) => {
      const phone = find(user, 'contact')?.content && bytesAt(user, 'contact').toString()
      const jid = user.attrs.jid ?? `${(phone ?? '').replace(/\D/g, '')}@s.whatsapp.net`
      const lid = account.isOwn(jid) ? account.lid : people.at(jid)?.lid
      const parts: BinaryNode[] = []
      if (wanted.includes('contact')) parts.push(node('contact', { type: lid ? 'in' : 'out' }))
      if (wanted.includes('devices') && lid) parts.push(devicesOf(jid))
      if (wanted.includes('lid') && lid && !jid.endsWith('@lid')) {
        parts.push(node('lid', { val: `${userOf(lid)}@lid` }))
      }
      return parts.length > 0 ? [node('user', { jid }, parts)] : []
    })
    return [node('usync', {}, [node('list', {}, users)])]
  }

  const answers: Record<string, (stanza: BinaryNode) => BinaryNode[]> = {
    encrypt: encryption,
    usync: about,
    abt: () => [node('props', {}, [])],
    blocklist: () => [node('list', {}, [])],
    privacy: (stanza) =>
      find(stanza, 'tokens')
        ? [node('tokens', {}, [])]
        : [node('privacy', {}, [value('category', 'readreceipts', 'all')])],
    'w:m': () => [node('media_conn', { auth: newId(), ttl: '300', hostname: '127.0.0.1' }, [])],
    'w:sync:app:state': (stanza) => {
      const names = childrenOf(find(stanza, 'sync') ?? node('sync')).map(({ attrs }) => attrs.name)
      const collections = names.map((name) => node('collection', { name, version: '0' }, []))
      return [node('sync', {}, collections)]
    },
    'w:mex': () => {
      const standing = { xwa2_fetch_account_reachout_timelock: { is_active: false } }
      return [node('result', {}, Buffer.from(JSON.stringify({ data: standing })))]
    },
    md: (stanza) => {
      if (find(stanza, 'remove-companion-device')) unlinks()
      return []
    },
  }

  /** The answer to a stanza that asks. */
  return (stanza: BinaryNode): BinaryNode => {
    const { id, xmlns = '' } = stanza.attrs
    return node('iq', { from: SERVER, type: 'result', id }, answers[xmlns]?.(stanza) ?? [])
  }
}
