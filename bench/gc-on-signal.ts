/**
 * Preloaded into every server under measurement (`node --expose-gc --import ./bench/gc-on-signal.ts`), so that memory is
 * read after a collection and the product needs no hook for it.
 */
process.on('SIGUSR2', () => {
  globalThis.gc?.()
  // What finalizers of the first pass let go of.
  setImmediate(() => globalThis.gc?.())
})
