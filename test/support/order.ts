import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, the longest first: the last ones would keep one worker busy alone. */
const LONGEST = [
  'test/installed.test.ts',
  'test/main.test.ts',
  'test/promises/duress.test.ts',
  'test/promises/found-receipt.test.ts',
  'test/dialogs/safe-call/buddy-words.test.ts',
  'test/promises/indistinguishable.test.ts',
  'test/promises/voices.test.ts',
  'test/operator.test.ts',
  'test/promises/logs.test.ts',
  'test/promises/nobody-forgotten.test.ts',
  'test/dialogs/case-languages.test.ts',
  'test/channels/contract-whatsapp.test.ts',
  'test/promises/objection.test.ts',
  'test/dialogs/safe-call/unwell.test.ts',
  'test/promises/nobody-missed.test.ts',
  'test/promises/one-moderator.test.ts',
  'test/operator/import.test.ts',
  'test/promises/dump-attack.test.ts',
  'test/promises/self-reporting.test.ts',
  'test/dialogs/listening/towns.test.ts',
  'test/queues/fan-out.test.ts',
  'test/operator/objection.test.ts',
  'test/dialogs/safe-call/languages.test.ts',
  'test/dialogs/review.test.ts',
  'test/promises/lost-nothing.test.ts',
  'test/dialogs/safe-call/own-words.test.ts',
  'test/database/server.test.ts',
  'test/promises/wipe.test.ts',
  'test/startup/ending.test.ts',
  'test/dialogs/listening/work-said.test.ts',
  'test/dialogs/listening/at-once.test.ts',
  'test/dialogs/listening/safe-now.test.ts',
  'test/database/folder-lock.test.ts',
  'test/core/patterns.test.ts',
  'test/dialogs/safe-call/duty-languages.test.ts',
  'test/dialogs/listening/what-happened.test.ts',
  'test/dialogs/know.test.ts',
  'test/launcher.test.ts',
  'test/dialogs/report.test.ts',
  'test/dialogs/receipt.test.ts',
  'test/promises/alert-hides.test.ts',
  'test/core/conversation/conversation.property.test.ts',
  'test/core/actions/safe-call.test.ts',
  'test/core/blacklist/model.property.test.ts',
  'test/operator/cases.test.ts',
  'test/queues/worker.test.ts',
  'test/channels/whatsapp-killed.test.ts',
  'test/channels/whatsapp.test.ts',
  'test/promises/tracer.test.ts',
  'test/channels/contract-telegram.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place < 0 ? LONGEST.length : place
}

/** Gives the workers what takes longest first; the rest as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
