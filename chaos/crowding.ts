const interval = 500
const burnFor = 4
/** A machine more crowded than this is no place to measure at all. */
const most = 4

/** How much longer work takes than the processor needs for it: 1 where a core is free, more where others compute too. */
const ratio = () => {
  const begun = performance.now()
  const before = process.cpuUsage()
  let used = 0
  while (used < burnFor) {
    const { user, system } = process.cpuUsage(before)
    used = (user + system) / 1_000
  }
  return (performance.now() - begun) / used
}

/** Watches how crowded the machine is: limits in time mean nothing where nobody gets a turn. */
export const watchCrowding = () => {
  let sum = 0
  let count = 0
  const timer = setInterval(() => {
    sum += ratio()
    count++
  }, interval)
  return {
    /** So many times slower than alone, on average since the beginning. */
    get factor() {
      return count === 0 ? 1 : Math.min(most, Math.max(1, sum / count))
    },
    stop: () => clearInterval(timer),
  }
}
