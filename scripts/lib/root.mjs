import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder this project is in, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The absolute path of something in the project. */
export const inRoot = (...parts) => path.join(root, ...parts)
