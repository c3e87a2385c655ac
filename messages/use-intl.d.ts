import type messages from './en.json'

/** Makes every message key and its values a type, so that a missing text does not compile. */
declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof messages
  }
}
