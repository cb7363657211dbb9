/** How it is said that somebody who sells, or is made to, is a child. How a way is written: read-rules.ts. */
export const CHILD_WAYS = [
  'age',
  // The age of a child of hers says nothing of her, unless the child is made to sell.
  'child-of-hers sell-sex',
  'child-of-hers forced-work',
  'child-of-hers forcing',
  'child-of-hers pimp',
  'child-of-hers takes-money',
  'child-of-hers old-pays',
  'child-of-hers client',
] as const
