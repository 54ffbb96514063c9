import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import ui from '../ui/en.json'
import app from './en.json'

/** A tree of words, as an area's `en.json` holds it. */
export type Words = { [key: string]: string | Words }

/** Starts the words. The product's own areas are here; a feature adds its own with `addWords`. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { app, ui } },
    interpolation: { escapeValue: false }, // React escapes.
    initAsync: false,
    returnNull: false,
  })
}

/** Adds a feature's words under its own name: `addWords('findings', en)`, then `useTranslation('findings')`. */
export function addWords(area: string, english: Words): void {
  i18next.addResourceBundle('en', area, english, true, true)
}
