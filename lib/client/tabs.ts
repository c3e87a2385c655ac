/**
 * A word to this browser's other tabs; the tab that says it does not hear it. Only a hint: what must not be lost is in
 * storage, where each tab looks again.
 */
export const createTabChannel = <Word>(name: string, onWord: (word: Word) => void) => {
  // Not on the server, where this module is loaded to draw the first page.
  const inBrowser = typeof window !== 'undefined' && typeof BroadcastChannel !== 'undefined'
  const channel = inBrowser ? new BroadcastChannel(`parley-${name}`) : null
  if (channel) channel.onmessage = ({ data }: MessageEvent<Word>) => onWord(data)
  return {
    say: (word: Word) => channel?.postMessage(word),
    close: () => channel?.close(),
  }
}
