/** Prisma's schema engine, which otherwise is a program to be downloaded, as it comes from the registry. */
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'

/** The SQL that makes the tables of a schema in an empty database; `url` is only asked for its version. */
export async function sqlFor(schema: string, url: string): Promise<string> {
  const factory = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: url, max: 1 }),
  )
  const files = [{ path: 'schema.prisma', content: schema }]
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => {},
    factory,
  )
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  if (!stdout) throw new Error('the schema engine said nothing about prisma/schema.prisma')
  return stdout
}
