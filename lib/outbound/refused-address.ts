import { BlockList, isIPv4, isIPv6 } from 'node:net'

// What is not a host on the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry
const notPublic4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

// Within 2000::/3, what is not a host or carries an IPv4 address inside: Teredo and its kin, documentation, 6to4.
// https://www.iana.org/assignments/iana-ipv6-special-registry
const notPublic6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const listOf = (subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList()
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family)
  return list
}
const refused4 = listOf(notPublic4, 'ipv4')
const refused6 = listOf(notPublic6, 'ipv6')
const global6 = listOf([['2000::', 3]], 'ipv6')

/**
 * Whether a connection to this address is refused: private, loopback, link-local (the clouds' metadata services), mapped,
 * reserved, or no address at all. Of IPv6 only global unicast is taken, so that no way of writing an IPv4 address in it
 * gets round the list.
 */
export const isRefusedAddress = (address: string): boolean => {
  if (isIPv4(address)) return refused4.check(address, 'ipv4')
  if (!isIPv6(address)) return true
  return !global6.check(address, 'ipv6') || refused6.check(address, 'ipv6')
}
