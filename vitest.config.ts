import path from 'node:path'
import { defineConfig } from 'vitest/config'

const database = ['**/*.db.test.ts']
const realtime = ['**/*.realtime.test.ts']
const elsewhere = ['**/node_modules/**', '.next/**', 'e2e/**', 'data/**']
const postgres = {
  globalSetup: ['lib/testing/postgres-global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    restoreMocks: true,
    // A file's tests get their database and their server to themselves, so files may run side by side.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, ...database, ...realtime],
          // Property tests take a second; on a machine that does other things as well, several.
          testTimeout: 20_000,
          setupFiles: ['lib/testing/vitest-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: database,
          exclude: elsewhere,
          setupFiles: ['lib/testing/vitest-setup.ts'],
          ...postgres,
        },
      },
      {
        extends: true,
        test: {
          name: 'realtime',
          include: realtime,
          exclude: elsewhere,
          setupFiles: ['lib/testing/vitest-setup.ts'],
          ...postgres,
        },
      },
    ],
  },
})
