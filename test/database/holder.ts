import { openDatabase } from '../../src/database/database.ts'
import { StartupError } from '../../src/startup-error.ts'

// A process that uses the database of a folder until its standard input ends, or it is killed. Given
// a name, it writes rows of that name all the while, and tells of each when it is committed.

const [dataDir = '', kind, name] = process.argv.slice(2)
const database = await openDatabase({
  dataDir,
  exclusive: kind === 'service',
  onNotice: (line) => void process.stderr.write(`${line}\n`),
}).catch((fault: unknown) => {
  if (!(fault instanceof StartupError)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exit(1)
})
process.stdout.write('open\n')
let ending = false
const ended = (async () => {
  for await (const _ of process.stdin);
  ending = true
})()
for (let n = 0; name && !ending; n++) {
  const action = `${name}-${n}`
  await database.sql`INSERT INTO audit (at, actor, action) VALUES (now(), 'operator', ${action})`
  process.stdout.write(`committed ${action}\n`)
}
await ended
await database.close()
