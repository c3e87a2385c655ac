import type { ReactNode } from 'react'
import { SettingsNav } from '@/components/settings/SettingsNav'

const SettingsLayout = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
    <SettingsNav />
    {children}
  </div>
)

export default SettingsLayout
