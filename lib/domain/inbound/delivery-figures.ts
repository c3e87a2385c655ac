import { run } from '@/lib/db/pool'

const statement = {
  name: 'delivery-figures',
  text: `SELECT (SELECT count(*) FROM inbound_deliveries WHERE state = 'received')::int AS waiting,
      (SELECT count(*) FROM quarantined_items)::int AS quarantined`,
}

/** How many deliveries were stored and not processed yet, and how many items wait in quarantine for a person. */
export const deliveryFigures = async (): Promise<{ waiting: number; quarantined: number }> => {
  const [row] = await run<{ waiting: number; quarantined: number }>(statement, [])
  return row ?? { waiting: 0, quarantined: 0 }
}
