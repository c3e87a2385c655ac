/** How many proxies of the operator stand in front of us; `off` when callers reach us directly. */
export type TrustedHops = 'off' | number

// An IPv4 caller on a socket that listens for both kinds: the same caller must have one name.
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

/**
 * Where a request comes from. Every proxy appends to X-Forwarded-For whom it spoke with, so only as many entries from the
 * right as there are trusted proxies are true; all before them the caller made up.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address
 */
export const callerAddress = (
  remote: string | undefined,
  forwardedFor: string | undefined,
  hops: TrustedHops,
): string => {
  const direct = plain(remote ?? 'unknown')
  if (hops === 'off') return direct
  const forwarded = (forwardedFor ?? '')
    .split(',')
    .map((entry) => plain(entry.trim()))
    .filter(Boolean)
  const chain = [...forwarded, direct]
  return (chain[Math.max(0, chain.length - 1 - hops)] ?? direct).slice(0, 64)
}
