/** What is said when only a subject is named: "police stuff", "coisas de saúde", "бумаги". How a way is written: read-rules.ts. */
import type { Rules } from './read-rules.ts'

export const SUBJECTS = {
  'group:police': ['about-police = 2'],
  'group:health': ['about-health = 2'],
  'group:home': ['about-home = 2'],
  'group:money': ['about-money = 2'],
  'group:papers': ['about-papers = 2'],
  'topic:immigration-third': [
    'third-people stay-long = 2',
    'third-people visa = 1',
    'third-people eu-papers = 1',
  ],
} as const satisfies Rules
