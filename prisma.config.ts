import { defineConfig } from 'prisma-cli/config'

// `prisma generate` insists on finding a schema engine and never uses it; any executable will do.
// Making a migration needs Prisma's real one: set the variable, or unset it to let Prisma download it.
if (process.argv.includes('generate')) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://unset.invalid/none' },
})
