import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { endPostmaster } from '../../src/database/postmaster.ts'

// A process of its own that ends the run's server and deletes its folder as soon as nobody holds its
// standard input any more: after the run, after Ctrl-C, and after the run was killed.

const dataDir = process.argv[2]
if (!dataDir) throw new Error('server-end.ts needs the folder of the server that it is to end.')

for await (const _ of process.stdin);
await endPostmaster(join(dataDir, 'postgres'))
rmSync(dataDir, { recursive: true, force: true })
