/** The people of the demo workspace; shown on the sign-in page when DEMO is on. */
export const demoAccounts = [
  { name: 'Ana Ruiz', email: 'ana@demo.parley', role: 'agent' },
  { name: 'Ben Okafor', email: 'ben@demo.parley', role: 'agent' },
  { name: 'Mia Chen', email: 'mia@demo.parley', role: 'admin' },
] as const

export const demoPassword = 'parley-demo'
