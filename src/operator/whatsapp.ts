/** Links the bot to the phone of its WhatsApp account, and ends the link. */
import { loadOperating } from '../bots/whatsapp/load.ts'
import { whatsappStore } from '../core/stores/whatsapp.ts'
import type { Config } from '../settings/config.ts'
import { StartupError } from '../startup-error.ts'
import { withDatabase } from './command.ts'
import { note, out, UsageError } from './out.ts'

type Operating = Awaited<ReturnType<typeof loadOperating>>
type AccountNeeds = Parameters<Operating['pairAccount']>[0]

const status = async ({ accountStatus }: Operating, needs: AccountNeeds, json: boolean) => {
  const found = await accountStatus(needs)
  if (json) return out(JSON.stringify(found))
  out(found.paired ? 'A phone is paired.' : 'No phone is paired.')
  out(found.served ? 'A bot serves it now.' : 'No bot serves it now.')
}

const pair = async ({ pairAccount }: Operating, needs: AccountNeeds) => {
  const outcome = await pairAccount(needs)
  if (outcome === 'paired') {
    return out('The phone is paired. Start the bot; if it runs already, it goes on by itself.')
  }
  if (outcome === 'already') return out('A phone is paired already.')
  throw new StartupError(
    outcome === 'served'
      ? 'A bot that runs is pairing just now: look at its terminal, or end it.'
      : 'The phone did not answer in time. Try again with the phone at hand.',
  )
}

const unpair = async ({ unpairAccount }: Operating, needs: AccountNeeds) => {
  const outcome = await unpairAccount(needs)
  if (outcome === 'served') throw new StartupError('A bot serves WhatsApp. End it first.')
  if (outcome === 'none') return out('No phone is paired.')
  out('The phone is unpaired. The keys are deleted.')
  if (outcome === 'alone') {
    note('WhatsApp does not know of it yet. On the phone, remove the bot under Linked devices.')
  }
}

const COMMANDS = { pair, status, unpair }
const isCommand = (what: string | undefined): what is keyof typeof COMMANDS =>
  what !== undefined && Object.hasOwn(COMMANDS, what)

/** `whatsapp pair`, `whatsapp status`, `whatsapp unpair`. */
export const whatsapp = async (
  config: Config,
  { json }: { json: boolean },
  what: string | undefined,
): Promise<void> => {
  const settings = config.whatsapp
  if (!isCommand(what)) throw new UsageError('whatsapp takes pair, status or unpair.')
  if (!settings) throw new StartupError('WhatsApp is off: set WHATSAPP=on in .env.')
  const operating = await loadOperating({ warn: () => {} })
  // The library leaves timers behind that would keep this process alive for a minute.
  const leave = () => setImmediate(() => process.exit())
  await withDatabase(config, async ({ database, keys }) => {
    const store = whatsappStore(database, keys)
    const needs = { ...settings, store, databaseUrl: database.url, tell: note }
    await COMMANDS[what](operating, needs, json)
  }).finally(leave)
}
