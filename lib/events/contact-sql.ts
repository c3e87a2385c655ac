/** The contract's `Contact`, from a row of `contacts`. */
export const contactJson = (contact: string) => `jsonb_build_object(
  'id', ${contact}.id, 'name', ${contact}.name, 'phone', ${contact}.phone, 'createdAt', iso(${contact}.created_at))`

/**
 * An event's data with its conversation's contact as it is now that the counter is held. `contact` names a row of
 * `contact_now`, which is all NULL for an event without a conversation (docs/decisions/050).
 */
export const withContactNow = (data: string, contact: string) => `CASE WHEN ${contact}.id IS NULL THEN ${data}
  ELSE jsonb_set(${data}, '{conversation,contact}', ${contactJson(contact)}) END`
