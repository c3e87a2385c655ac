'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type {
  CreateSandboxCustomerBody,
  SandboxCustomer,
  SandboxCustomersAnswer,
  SetSandboxCustomerBody,
} from '@/lib/contract/sandbox'
import { type Chat, chatPath } from './chat-key'

export const customersKey = ['sandbox', 'customers'] as const

/** The sandbox's numbers and customers. */
export const useCustomers = () =>
  useQuery({
    queryKey: customersKey,
    queryFn: ({ signal }) =>
      api<SandboxCustomersAnswer>('GET', '/api/sandbox/customers', undefined, { signal }),
  })

export const useCreateCustomer = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateSandboxCustomerBody) =>
      api<SandboxCustomer>('POST', '/api/sandbox/customers', body),
    onSuccess: () => client.invalidateQueries({ queryKey: customersKey }),
  })
}

/** Changes how a phone behaves; shown at once, taken back when the server refuses. */
export const useSetCustomer = (chat: Chat) => {
  const client = useQueryClient()
  const change = (body: SetSandboxCustomerBody) =>
    client.setQueryData<SandboxCustomersAnswer>(
      customersKey,
      (known) =>
        known && {
          ...known,
          customers: known.customers.map((one) =>
            one.channelId === chat.channelId && one.phone === chat.phone ? { ...one, ...body } : one,
          ),
        },
    )
  return useMutation({
    mutationFn: (body: SetSandboxCustomerBody) => api<SandboxCustomer>('PATCH', chatPath(chat), body),
    onMutate: change,
    onSettled: () => client.invalidateQueries({ queryKey: customersKey }),
  })
}
