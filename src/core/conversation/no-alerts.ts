/** What is done about a wish for no alerts. */
import { say } from '../terms/text.ts'
import type { Leaving } from './leaving.ts'
import type { Commands } from './run-command.ts'
import type { Act } from './turn.ts'

export const createNoAlerts =
  ({ commands, leaving }: { commands: Commands; leaving: Leaving }): Act =>
  async (turn) => {
    // A guest has no alerts to turn off. If she wants no more of the bot, it stops.
    if (!turn.peer.member) return leaving.stop(turn)
    const followed = await turn.stores.subscriptions.of(turn.peer.sender)
    // Where she follows no town, there is nothing to choose from.
    return followed.length > 0
      ? commands.run('alerts', turn)
      : commands.goOn(turn, { replies: [{ text: [say('alerts.done.pause')] }], goOn: 'menu' })
  }
