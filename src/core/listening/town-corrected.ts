/** "It was in Bergen, not Oslo" names another town. It says nothing of alerts, to turn off or to begin. */
import type { Country } from '../rights/country.ts'
import type { Wanted } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'
import type { TownWords } from './town-words.ts'
import type { Utterance } from './utterance.ts'

const isAboutAlerts = (wanted: Wanted): boolean =>
  wanted.kind === 'alertsOff' || (wanted.kind === 'command' && wanted.name === 'alerts')

/** What she may ask for, without alerts where she names one town instead of another and does not speak of alerts. */
export const createWithoutCorrected =
  ({ home, townsNamed }: { home: Country; townsNamed: TownWords }) =>
  (all: Wanted[], heard: Utterance, text: string, language: Language): Wanted[] => {
    if (!all.some(isAboutAlerts)) return all
    if (heard.said.has('alert-word') || heard.said.has('alerts')) return all
    const languages = [language, heard.language]
    const { towns, isDenied } = townsNamed(home, text, { written: 'inflected', languages })
    return isDenied && towns.length > 0 ? all.filter((one) => !isAboutAlerts(one)) : all
  }
