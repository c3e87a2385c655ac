/** The contract's `Member`, from rows of `members` and `users`. */
export const memberJson = (member: string, user: string) => `jsonb_build_object(
  'userId', ${member}.user_id, 'name', ${user}.name, 'email', ${user}.email, 'role', ${member}.role,
  'active', ${member}.disabled_at IS NULL, 'availability', ${member}.availability)`
