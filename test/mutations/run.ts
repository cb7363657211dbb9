/**
 * `npm run mutate`: puts one fault after another into a copy of the repository and runs the test that must notice;
 * `npm run mutate -- NAME …`: only the faults that have that in their name, file or proof.
 *
 * One line for each. Fails where a test passes in spite of the fault, fails without it, or cannot be run at all.
 */
import { join } from 'node:path'
import { MUTATIONS } from './list.ts'
import type { Mutation } from './mutation.ts'
import { createProofs, firstError, type Verdict, verdictOf } from './proofs.ts'

/** So long (ms) may a proof take; with a fault in it, so many times as long as without and a minute more. */
const LONGEST = 10 * 60_000
const TIMES = 5
const MORE = 60_000

const SAYS: Record<Verdict, string> = {
  killed: '✓',
  survived: '✗ SURVIVED:',
  broken: '✗ the proof breaks off before it has compared anything:',
  endless: '✗ the proof comes to no end:',
}

const print = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const asked = process.argv.slice(2)
const isAsked = ({ name, file, proof }: Mutation) =>
  asked.length === 0 ||
  asked.some((word) => [name, file, proof].some((text) => text.includes(word)))
const chosen = MUTATIONS.filter(isAsked)
if (chosen.length === 0) throw new Error(`no mutation has ${asked.join(' or ')} in its name`)

const proofs = createProofs(join(import.meta.dirname, '../..'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void proofs.close(0).finally(() => process.exit(1)))

const begun = performance.now()
const unnoticed: Mutation[] = []

/** Tries the faults that one test must notice; that it passes without them comes first. */
const tryAll = async (mutations: readonly [Mutation, ...Mutation[]]): Promise<void> => {
  const usual = await proofs.run(mutations[0], LONGEST)
  if (usual === 'endless' || verdictOf(usual) !== 'survived') {
    unnoticed.push(...mutations)
    print(`  ✗ fails already without a fault: ${mutations[0].test ?? ''} (${firstError(usual)})`)
    return
  }
  for (const mutation of mutations) {
    const at = performance.now()
    const run = await proofs.runMutated(mutation, MORE + usual.ms * TIMES)
    const verdict = verdictOf(run)
    if (verdict !== 'killed') unnoticed.push(mutation)
    const why = verdict === 'broken' ? `; ${firstError(run)}` : ''
    print(`  ${SAYS[verdict]} ${mutation.name} (${seconds(performance.now() - at)}${why})`)
  }
}

try {
  // Those of one proof one after another, so that it is loaded once.
  for (const [proof, all] of Map.groupBy(chosen, (mutation) => mutation.proof)) {
    print(proof)
    for (const [first, ...more] of Map.groupBy(all, ({ test }) => test).values())
      if (first) await tryAll([first, ...more])
  }
} finally {
  await proofs.close()
}
const noticed = chosen.length - unnoticed.length
print(
  `\n${noticed} of ${chosen.length} faults are noticed, in ${seconds(performance.now() - begun)}`,
)
for (const { name, breaks } of unnoticed) print(`not noticed: ${name}; it breaks "${breaks}"`)
process.exit(unnoticed.length > 0 ? 1 : 0)
