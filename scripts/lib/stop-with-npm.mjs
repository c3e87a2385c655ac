/**
 * Ends this process with SIGTERM when npm was told to end. npm passes signals to the shell it started us
 * with, and that shell dies of SIGTERM without a word to us: we notice that our parent is another one.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}
