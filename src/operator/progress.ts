const WIDTH = 30

/** Shows how much is done: with a bar on a terminal, elsewhere with a line for each tenth. */
export const createProgress = (
  total: number,
  to: { isTTY?: boolean; write(text: string): unknown },
  clock: () => number,
) => {
  const begun = clock()
  let first: number | undefined
  let tenth = 0

  return (done: number): void => {
    first ??= done
    const share = total === 0 ? 1 : done / total
    if (!to.isTTY) {
      const reached = Math.floor(share * 10)
      if (reached > tenth) to.write(`${done} of ${total} lines\n`)
      tenth = Math.max(tenth, reached)
      return
    }
    const filled = Math.round(share * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    const left = done > first ? ((clock() - begun) / (done - first)) * (total - done) : undefined
    const wait = left === undefined ? '' : `, ${Math.ceil(left / 1000)} s left`
    to.write(`\r${bar} ${done} of ${total} lines${wait}\x1b[K`)
    if (done >= total) to.write('\n')
  }
}
