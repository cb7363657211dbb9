/** Which folders of src/core may use which: .dependency-cruiser.mjs makes rules of it. */

/** The floors of src/core, lowest first. A folder may use the folders of lower floors, never of higher ones. */
export const FLOORS: readonly (readonly string[])[] = [
  ['terms', 'identifiers'],
  ['blacklist', 'rights'],
  ['alerts', 'safe-call', 'cases'],
  ['members'],
  ['listening'],
  ['stores'],
  ['engine'],
  ['actions'],
  ['dialogs'],
  ['conversation'],
]

/** The floors whose rules are pure: from values to values, without a store. */
export const PURE: readonly string[] = FLOORS.slice(
  0,
  FLOORS.findIndex(([name]) => name === 'stores'),
).flat()

/** The floors that are told what a message means, and compare no words themselves. */
export const ABOVE_LISTENING: readonly string[] = FLOORS.slice(
  FLOORS.findIndex(([name]) => name === 'listening') + 1,
).flat()

/** Dialogs whose steps others may borrow, and those that only borrow. */
export const LENDING_DIALOGS: readonly string[] = ['check', 'know', 'member', 'talk', 'report']
export const BORROWING_DIALOGS: readonly string[] = [
  'receipt',
  'review',
  'cases',
  'alerts',
  'safe-call',
]
