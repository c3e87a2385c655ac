import type { ReactNode } from 'react'

/** A heading and its facts. */
export const Facts = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-line border-t px-4 py-3">
    <h3 className="mb-1 text-sm font-medium text-muted">{title}</h3>
    <dl>{children}</dl>
  </section>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-7 items-center gap-3 text-sm">
    <dt className="w-24 shrink-0 text-muted">{name}</dt>
    <dd className="flex min-w-0 flex-1 items-center gap-1.5 [overflow-wrap:anywhere]">{children}</dd>
  </div>
)
