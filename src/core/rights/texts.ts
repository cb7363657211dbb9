/** The words of a pack, by what they are about. */
import { say, type Text } from '../terms/text.ts'
import type { Pack } from './pack.ts'

type Named = Pick<Pack, 'name'>

export const titleOf = ({ name }: Named, topic: string): Text =>
  say(`rights-${name}.topics.${topic}.title`)

/** What to do now. */
export const firstOf = ({ name }: Named, topic: string): Text =>
  say(`rights-${name}.topics.${topic}.now`)

export const factOf = ({ name }: Named, topic: string, fact: string): Text =>
  say(`rights-${name}.topics.${topic}.facts.${fact}`)

/** The words with which people look for a topic, separated by commas. */
export const keywordsOf = ({ name }: Named, topic: string): Text =>
  say(`rights-${name}.topics.${topic}.keywords`)

export const serviceName = ({ name }: Named, service: string): Text =>
  say(`services-${name}.${service}.name`)

export const serviceNote = ({ name }: Named, service: string): Text =>
  say(`services-${name}.${service}.note`)

export const serviceHours = ({ name }: Named, service: string): Text =>
  say(`services-${name}.${service}.hours`)

export const practiceOf = ({ name }: Named, phase: string, practice: string): Text =>
  say(`practice-${name}.${phase}.${practice}`)

export const sheetTitle = ({ name }: Named, sheet: string): Text =>
  say(`rights-${name}.sheets.${sheet}.title`)

/** A page to show. `language` is the name of the peer's language in the language of the page. */
export const sheetOf = ({ name }: Named, sheet: string, language: string): Text =>
  say(`rights-${name}.sheets.${sheet}.text`, { language })

/** How a page sounds, in the script of a language for which that is written down. It names that language. */
export const soundsOf = ({ name }: Named, sheet: string): Text =>
  say(`rights-${name}.sheets.${sheet}.sounds`)

/** What to do about an alert that is not about a client. */
export const alertOf = ({ name }: Named, kind: string): Text => say(`rights-${name}.alerts.${kind}`)
