import type words from '../../../../locales/en/rights-no.json'
import type { TextKey } from '../../terms/text.ts'
import { forDoctor, forLawyer, type Statement } from '../pack.ts'
import { sourced } from './sources.ts'

/** What to do about an alert that is not about a client. */
export const ALERTS: Record<keyof typeof words.alerts, Statement> = {
  eviction: forLawyer(
    sourced('LAW-HUSL §§ 1-1, 9-8', 'LAW-TVFL § 13-11', 'LAW-STRL § 268', 'LAW-POLITI §§ 7, 30'),
  ),
  police: forLawyer(sourced('LAW-STRL § 162', 'LAW-UTL §§ 21, 66, 108')),
}

/**
 * What the bot's own texts say about law, health and services, and the sources for it in Norway.
 *
 * The texts that somebody in danger sees first (`now`, `help`) only say whom to call. None of them
 * is grave: a mark beside them would make her hesitate.
 */
export const SCREENS: Partial<Record<TextKey, Statement>> = {
  'start.secret': sourced('PS-VIOLENCE', 'FREDRIKSTAD-OM'),
  'help.now': sourced('HN-VISITOR', 'NKOM'),
  'care.now': forDoctor(sourced('HN-PEP', 'HU-PEP', 'NHI-NODPREV', 'RELIS-NODPREV')),
  'care.where': sourced('PS-VIOLENCE', 'SNL-HELP', 'DINUTVEI-OM'),
  'care.whereAny': sourced('HN-VISITOR'),
  'care.evidence': forDoctor(
    sourced('PS-VIOLENCE', 'POLITI-RAPE', 'UNN-GHB', 'NRK-HALS', 'NKVTS-HALS'),
  ),
  'care.police': sourced('POLITI-RAPE', 'UNG-OVERGREP'),
  'care.free': sourced('POLITI-RAPE', 'FREDRIKSTAD-OM', 'LAW-TOLK § 6'),
  // Case workers send these, and whoever reads them can ask back.
  'ready.pep': sourced('HN-PEP', 'HU-PEP', 'OUS-PEP'),
  'ready.pill': sourced('NHI-NODPREV', 'RELIS-NODPREV', 'UNG-OVERGREP'),
  'report.duty': forLawyer(sourced('LAW-STRL § 196')),
  'review.opens.byLaw': sourced('LAW-STRL § 196'),
  'report.danger': sourced('HN-VISITOR', 'NKOM'),
  'report.capHelp': sourced('HN-VISITOR', 'NKOM'),
  'know.advice': sourced('LAW-STRL'),
  'service.tells': forLawyer(sourced('LAW-STRL § 196', 'LAW-KRISE § 6', 'LAW-HPL § 33')),
  'now.short': sourced('HN-VISITOR', 'NKOM'),
  'safeCall.watch.doEmergency': sourced('HN-VISITOR', 'NKOM'),
  'cases.theirDanger': sourced('HN-VISITOR', 'NKOM'),
  'now.call': sourced('HN-VISITOR', 'NKOM'),
  'now.hurt': sourced('HN-VISITOR', 'NKOM'),
  'now.wantsToDie': sourced('HN-VISITOR', 'SNL-HELP'),
  'now.child': sourced('LAW-STRL § 309'),
}
