import { env } from './env'

const everyAddress = ['', '0.0.0.0', '::', '[::]']

/** Where this very server is reached from this machine, such as `http://127.0.0.1:3000`. */
export const ownAddress = (): string => {
  const { HOST = '', PORT } = env()
  if (everyAddress.includes(HOST)) return `http://127.0.0.1:${PORT}`
  return `http://${HOST.includes(':') && !HOST.startsWith('[') ? `[${HOST}]` : HOST}:${PORT}`
}
