import { onChange } from './changes'

/** Comments keep proxies from closing a quiet stream, and are when the listener's session is asked for again. */
const heartbeat = 15_000

/**
 * A workspace's changes as server-sent events: `ready` first, then `change` with the chat that changed.
 * Ends when the reader leaves, or within 15 s of `stillAllowed` answering false (the session was ended).
 */
export const changeStream = (
  workspaceId: string,
  signal: AbortSignal,
  stillAllowed: () => Promise<boolean>,
): Response => {
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const unsubscribe = onChange(workspaceId, (change) =>
        send(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
      )
      const beat = setInterval(async () => {
        if (!(await stillAllowed().catch(() => false))) return end()
        if (!stopped) send(': still here\n\n')
      }, heartbeat)
      let stopped = false
      stop = () => {
        stopped = true
        clearInterval(beat)
        unsubscribe()
        signal.removeEventListener('abort', end)
      }
      const end = () => {
        if (stopped) return
        stop()
        controller.close()
      }
      signal.addEventListener('abort', end)
      send('retry: 1000\nevent: ready\ndata: {}\n\n')
      if (signal.aborted) end()
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      // Without no-transform, Next's compression would hold events back until it has a block to send.
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
