/** The migrated, empty database that every test database is a copy of. */
export const templateName = 'parley_template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Postgres of this test run. */
    postgresUrl: string
  }
}
