import type { Stores } from '../stores/stores.ts'

/**
 * Takes out of the chats of case workers, as soon as it can be, what they read of the cases of a
 * receipt: its reporter has just taken something back. Every case worker may have read a closed one.
 */
export const takenBack = async (
  cases: readonly string[],
  { memberList, sent }: Pick<Stores, 'memberList' | 'sent'>,
  now: Date,
): Promise<void> => {
  if (cases.length === 0) return
  const senders = await memberList.caseworkerSenders()
  for (const id of cases) await sent.releaseAbout(senders, id, now)
}
