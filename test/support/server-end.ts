import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { endPostmaster } from '../../src/database/postmaster.ts'

// A process of its own that ends the run's server and deletes its folder as soon as nobody holds its
// standard input any more: after the run, after Ctrl-C, and after the run was killed.

const folder = process.argv[2]
if (!folder) throw new Error('server-end.ts needs the folder of the run whose server it is to end.')

for await (const _ of process.stdin);
await endPostmaster(join(folder, 'data', 'postgres'))
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
