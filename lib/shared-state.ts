/**
 * Next bundles its own copy of lib/ for route handlers, so a module variable set by server.ts is empty there. What both
 * must share sits on globalThis behind this one function.
 */
export const sharedState = <State>(name: string, create: () => State): State => {
  const store = globalThis as unknown as { parley?: Map<string, unknown> }
  store.parley ??= new Map()
  if (!store.parley.has(name)) store.parley.set(name, create())
  return store.parley.get(name) as State
}
