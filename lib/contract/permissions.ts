import { z } from 'zod'

export const Role = z.enum(['owner', 'admin', 'agent'])
export type Role = z.output<typeof Role>

/** Who may do what. The only place that says so; routes, commands and screens all ask `may`. */
const permissions = {
  'inbox:read': ['owner', 'admin', 'agent'],
  'message:send': ['owner', 'admin', 'agent'],
  'conversation:update': ['owner', 'admin', 'agent'],
  'contact:update': ['owner', 'admin', 'agent'],
  'profile:manage-own': ['owner', 'admin', 'agent'],
  'session:manage-own': ['owner', 'admin', 'agent'],
  'account:manage-own': ['owner', 'admin', 'agent'],
  'sandbox:use': ['owner', 'admin', 'agent'],
  'member:manage': ['owner', 'admin'],
  'channel:manage': ['owner', 'admin'],
  'delivery:inspect': ['owner', 'admin'],
  'audit:read': ['owner', 'admin'],
  'stats:read': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a member with this role has the permission. */
export const may = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role)
