import type en from '../../../locales/en/listening.json'

/** Something that can be said, with many phrases in each language. */
export type Concept = keyof typeof en
