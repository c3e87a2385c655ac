import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Whether single letters do something. They can be turned off, as WCAG 2.1.4 asks. Per device. */
export const useSingleKeys = create<{ on: boolean }>()(
  persist((): { on: boolean } => ({ on: true }), { name: 'parley-single-keys', version: 1 }),
)

export const toggleSingleKeys = () => useSingleKeys.setState(({ on }) => ({ on: !on }))
