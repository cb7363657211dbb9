import type { Mutation } from './mutation.ts'

/** Faults by which a number comes out, or what is known of it. */
export const numbers: readonly Mutation[] = [
  {
    name: 'a fingerprint without a key',
    breaks: 'a number becomes a *fingerprint* under a key that is not in the database',
    file: 'src/core/blacklist/fingerprint.ts',
    find: `hashRaw(key.tag('phone', phone), { salt: key.derive('argon2id salt'),`,
    replace: `hashRaw(phone, { salt: Buffer.from('varsku salt'),`,
    proof: 'test/promises/dump-attack.test.ts',
    test: 'keeps nothing of the same people and numbers that a bot with another keyring keeps, too',
  },
  {
    name: 'a fingerprint that only its salt keys',
    breaks: 'a number becomes a *fingerprint* under a key that is not in the database',
    file: 'src/core/blacklist/fingerprint.ts',
    find: `hashRaw(key.tag('phone', phone), {`,
    replace: 'hashRaw(phone, {',
    proof: 'test/core/blacklist/fingerprint.test.ts',
  },
  {
    name: 'a fingerprint that costs little',
    breaks: 'through Argon2id (64 MiB, two passes)',
    file: 'src/core/blacklist/fingerprint.ts',
    find: 'memory: 65_536',
    replace: 'memory: 1_024',
    proof: 'test/core/blacklist/fingerprint.test.ts',
  },
  {
    name: 'a renewed key that changes nothing',
    breaks: 'Each renewal of the key lays another keyed layer over it',
    file: 'src/core/blacklist/fingerprint.ts',
    find: `tag: keys.under('subject', layer + 1).tag('layer', tag)`,
    replace: 'tag',
    proof: 'test/core/blacklist/fingerprint.test.ts',
  },
  {
    name: 'a number that is not found under a newer layer',
    breaks: 'The subject key can be renewed while the bot runs',
    file: 'src/core/blacklist/fingerprint.ts',
    find: `last.layer < keys.newest('subject')`,
    replace: 'last.layer < 0',
    proof: 'test/core/stores/subjects.test.ts',
    test: 'lays a new key over every subject',
  },
]
