import { z } from 'zod'

/**
 * How long a password may be, in characters. At least 8 and no rules about kinds of characters: OWASP ASVS 5.0 V6.2.1 and
 * V6.2.5; at least 64 must be possible: V6.2.9. NIST SP 800-63B-4 §3.1.1.2 asks for 15 where a password stands alone, so
 * that is what the page advises.
 */
export const passwordLength = { min: 8, advised: 15, max: 128 } as const

/** What somebody types as their present password: never cut, and longer than any that can be chosen. */
const GivenPassword = z.string().min(1).max(1000)

/** POST /api/account/password: ends the person's other sessions. */
export const ChangePasswordBody = z.strictObject({
  currentPassword: GivenPassword,
  newPassword: z.string().max(1000),
})
export type ChangePasswordBody = z.output<typeof ChangePasswordBody>

/** POST /api/account/second-factor and …/disable: the password, once more. */
export const ReauthenticateBody = z.strictObject({ password: GivenPassword })

/** A one-time code of six digits, or a recovery code; spaces and dashes do not count. */
export const OneTimeCode = z.string().trim().min(6).max(40)

/** POST /api/account/second-factor/confirm */
export const ConfirmSecondFactorBody = z.strictObject({ code: OneTimeCode })

/** GET /api/account */
export const Account = z.strictObject({
  email: z.string(),
  secondFactor: z.boolean(),
  /** How many recovery codes are left; 0 without a second factor. */
  recoveryCodesLeft: z.number().int(),
})
export type Account = z.output<typeof Account>

/** What an authenticator app needs: by QR code (`uri`) or typed in (`secret`). */
export const SecondFactorSetup = z.strictObject({ secret: z.string(), uri: z.string() })
export type SecondFactorSetup = z.output<typeof SecondFactorSetup>

/** Shown this once. */
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.output<typeof RecoveryCodes>
