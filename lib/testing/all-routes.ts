import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteHandler } from '@/lib/http/with-route'

export type Route = { path: string; pattern: RegExp; methods: Record<string, RouteHandler> }

const root = path.resolve(import.meta.dirname, '../../app')
const methodNames = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']

const patternOf = (routePath: string) =>
  new RegExp(
    `^${routePath.replaceAll(/\[\.\.\.(\w+)\]/g, '(?<$1>.+)').replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`,
  )

/** Every route of the product that is no page, found in app as Next finds it; the ones with fixed names come first. */
export const allRoutes = async (): Promise<Route[]> => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  )
  const routes = await Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, RouteHandler>
      const routePath = `/${path.dirname(file).split(path.sep).join('/')}`
      const methods = Object.fromEntries(
        Object.entries(module).filter(([name]) => methodNames.includes(name)),
      )
      return { path: routePath, pattern: patternOf(routePath), methods }
    }),
  )
  return routes.sort((a, b) => a.path.split('[').length - b.path.split('[').length)
}
