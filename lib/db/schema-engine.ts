import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { connectionOptions } from './connection-options'

const bindingsModule = '@prisma/schema-engine-wasm/schema_engine_bg'

// What wasm-bindgen generates beside the class, which the package's types leave out.
interface Bindings extends WebAssembly.ModuleImports {
  SchemaEngine: typeof SchemaEngine
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void
}

let loading: Promise<typeof SchemaEngine> | undefined

/**
 * Lends Prisma's own migration engine, in its WebAssembly build, so that no binary has to be downloaded.
 * Node cannot import a .wasm file as a module, so the module is made by hand and given to the bindings,
 * as the CLI of prisma 7.10 does.
 *
 * @param databaseUrl the database it works on
 * @param use gets the engine, which is gone when its promise settles
 * @returns what `use` resolves to
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loading ??= load()
  const Engine = await loading
  // Our own pool, because the engine leaves its advisory lock to the end of the connection that took it.
  const pool = new pg.Pool(connectionOptions(databaseUrl))
  pool.on('error', () => undefined)
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool))
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter)
    return await use(engine).finally(() => engine.free())
  } finally {
    await pool.end()
  }
}

/**
 * Makes the adapter send a migration as one script. As of 7.10 it cuts scripts at every semicolon, also
 * inside comments and function bodies, and runs the pieces one by one; sent whole, a migration that
 * fails leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const executeScript = async (script: string) => {
    await pool.query(script).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError)) throw error
      const { code = '', severity = '', message, detail, column, hint } = error
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
    })
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => Object.assign(await factory.connect(), { executeScript }),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

async function load(): Promise<typeof SchemaEngine> {
  const bindings: Bindings = await import(bindingsModule)
  const wasmFile = createRequire(import.meta.url)
    .resolve(bindingsModule)
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': bindings,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings.SchemaEngine
}
