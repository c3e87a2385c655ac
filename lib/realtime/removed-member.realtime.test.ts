import { beforeAll, expect, it } from 'vitest'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import type { NodeProcess } from '@/lib/testing/node-process'
import { openWindow } from '@/lib/testing/test-window'
import { useNodes } from '@/lib/testing/use-nodes'

const deployment = useNodes()
const both = () => deployment().nodes as [NodeProcess, NodeProcess]

let workspace: TestWorkspace
let owner: TestMember
let ben: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  owner = await createMember(workspace.workspaceId, 'owner')
  ben = await createMember(workspace.workspaceId)
})

it('[R9] removed at one node, a member does not get in at another that has just answered them and follows nobody', async () => {
  const [one, two] = both()
  const path = `/api/members/${ben.userId}`
  expect((await call(two.url, ben, 'GET', '/api/snapshot')).status).toBe(200)
  expect((await call(one.url, owner, 'PATCH', path, { active: false })).status).toBe(200)
  await expect(openWindow(two.url, ben.token)).rejects.toThrow()
  await expect
    .poll(async () => (await call(two.url, ben, 'GET', '/api/snapshot')).status, { timeout: 2_000 })
    .toBe(401)
})
