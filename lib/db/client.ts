import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/generated/prisma/client'
import { sharedState } from '@/lib/shared-state'
import { pool } from './pool'

export type { Prisma } from '@/generated/prisma/client'

/** The one Prisma client of this process, over the shared pool. */
export const db = (): PrismaClient =>
  sharedState('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()), errorFormat: 'minimal' }))
