import { addWords } from '../../../app/i18n.ts'
import en from './en.json' with { type: 'json' }

addWords('bringIn', en)
