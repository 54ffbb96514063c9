import { addWords } from '../../../app/i18n.ts'
import en from './en.json'

addWords('bringIn', en)
