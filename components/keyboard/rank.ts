/**
 * How well words answer what was typed: 1 when one begins with it, less when it begins inside or stands anywhere, 0 when
 * it is in none. The ids that keep entries apart do not count.
 */
export const rank = (search: string, keywords: readonly string[]): number => {
  const wanted = search.trim().toLocaleLowerCase()
  const words = keywords.map((word) => word.toLocaleLowerCase())
  if (words.some((word) => word.startsWith(wanted))) return 1
  if (words.some((word) => word.includes(` ${wanted}`))) return 0.8
  return words.some((word) => word.includes(wanted)) ? 0.5 : 0
}
