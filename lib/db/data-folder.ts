import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { OperatorError } from '@/lib/operator-error'

/**
 * Makes sure that the data folder is there and can be written.
 *
 * @returns its absolute path
 * @throws {OperatorError} when it cannot be made or written
 */
export function prepareDataFolder(dataDir: string): string {
  const folder = path.resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return folder
  } catch {
    throw new OperatorError(
      `The data folder ${folder} cannot be written: give this account the right to write there, or set DATA_DIR to another folder.`,
    )
  }
}
