/** A report that a moderator reads: what was told, and its first screen. */

export const TOLD = {
  harms: ['hit' as const, 'robbery' as const],
  subjects: [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }],
  consents: { warn: true, caseWorker: true, policeAnonymous: false, policeForMe: false },
  descriptors: { vehicle: 'van' as const },
}
/** The same, with words of its reporter. */
export const WORDS = { ...TOLD, words: 'He had a van.' }

/** Its first screen, with buttons in English. */
export const READ = `
  • Yours for 30 minutes, on record
  • 💥 Hit, kicked, spat · 👜 Robbery
  • Going by what happened: 3 danger
  • without a code · One phone number · Oslo
  • ⏱ As soon as it is read
  • There is more. It may be hard to read
  What do you decide?
  [🟠 Warn: 2 risk]
  [🔴 Warn: 3 danger]
  [⛔️ Warn: 4 grave danger]
  [❌ Decline]
  [⏭ Later]
  [➕ Something else]
  [📖 Show more]`
/** With numbers in Norwegian. */
export const LEST = `
  • Din i 30 minutter. Det loggføres
  • 💥 Slo, sparket, spyttet · 👜 Ran
  • Etter det som skjedde: 3 fare
  • uten kode · Ett telefonnummer · Oslo
  • ⏱ Så snart det er lest
  • Det er mer. Det kan være tungt å lese
  Hva bestemmer du?
  2  🟠 Advar: 2 risiko
  3  🔴 Advar: 3 fare
  4  ⛔️ Advar: 4 alvorlig fare
  5  ❌ Avslå
  6  ⏭ Senere
  7  ➕ Noe annet
  8  📖 Vis mer
  9  ✖️ Stopp`
