import { usualPace } from '../../src/bots/telegram/pace.ts'

// Loaded before a bot (processes.ts), which then writes to a chat as often as there is something to say: the
// pace itself is tested in test/channels/telegram-flood.test.ts.
usualPace.chat = { burst: 1_000, every: 1 }
