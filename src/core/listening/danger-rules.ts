/** Which concepts, said together, are a danger. How a way is written: rules.ts. */
import type { DangerKind } from '../terms/meaning.ts'
import type { Concept } from './concept.ts'

/** Dangers that are heard whatever is open. */
export const DANGERS = {
  attacked: [
    'he-here !police-took',
    'he-back !sell-sex !unpaid !deport',
    'at-door ~police',
    'wont-leave',
    'not-let-go',
    'locked-in',
    'followed-now',
    'hit-now',
    'kill-threat !tried-kill',
    'weapon !defence',
    'call-police !yesterday !unpaid',
    // "He hit me yesterday and is outside now": what he did is over, the danger is not.
    'now near beaten',
    'now near hit-now',
    'now near rape',
    'now near robbed',
    'now near choked',
    'now near stalk',
    'now near yesterday',
    'door pound ~police',
    'hiding',
    'taken-away',
    'held-down !yesterday',
    'wont-stop beaten !told-him',
    'missing-friend',
    'kid with-him',
    'kid hurt-kid',
    'kid drunk',
    'drunk near !yesterday',
    'drunk afraid',
    'drunk door',
    'afraid door ~police',
    // A cry beside what was done: it may not be over.
    'cry-help beaten',
    'cry-help choked',
    'cry-help rape',
    'cry-help drunk',
    'cry-help kid',
  ],
  hurt: [
    'cant-breathe',
    'bleeding',
    'unconscious !rape',
    'overdose',
    'ambulance !cost',
    // Whoever was strangled may die of it days later.
    'choked !yesterday',
    'choked body-sign',
    'neck squeeze !yesterday',
    'neck body-sign',
    'squeeze body-sign !yesterday',
    'drugged body-sign',
    'beaten body-sign',
  ],
  wantsToDie: ['die', 'pill swallow !morning-after !pep', 'pill goodbye'],
  child: ['age'],
} as const satisfies Record<DangerKind, readonly string[]>

/** A cry that does not say what is wrong. It is a danger only if nothing else was meant. */
export const CRIES = ['cry-help', 'afraid'] as const satisfies readonly Concept[]
