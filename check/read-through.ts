/** `npm run read-through -- es`: docs/read-through makes the page of that language. */
import { join } from 'node:path'
import { startVitest } from 'vitest/node'
import { languagesIn, localesFolder } from '../src/bots/locales.ts'
import { root } from './report.ts'

const [language = ''] = process.argv.slice(2)
const languages = languagesIn(localesFolder)
if (!languages.includes(language)) {
  process.stderr.write(`npm run read-through -- LANGUAGE: one of ${languages.join(', ')}\n`)
  process.exit(2)
}
process.env['READ_THROUGH'] = language
const run = await startVitest('test', [], {
  config: join(root, 'docs/read-through/vitest.config.ts'),
  watch: false,
})
await run?.close()
