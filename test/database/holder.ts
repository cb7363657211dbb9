import { openDatabase } from '../../src/database/database.ts'

// A process that uses the database of a folder until its standard input ends, or it is killed.

const [dataDir = '', kind] = process.argv.slice(2)
const database = await openDatabase({
  dataDir,
  exclusive: kind === 'service',
  onNotice: (line) => void process.stderr.write(`${line}\n`),
})
process.stdout.write('open\n')
for await (const _ of process.stdin);
await database.close()
