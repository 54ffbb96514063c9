import type { EngagementStory } from '../story/story.ts'
import { cardFraud } from './card-fraud.ts'
import { codewright } from './codewright.ts'
import { cvShortlist } from './cv-shortlist.ts'
import { merchantConsole } from './merchant-console.ts'
import { nora } from './nora.ts'

/** In the order of their keys. */
export const northgateEngagements: readonly EngagementStory[] = [
  nora,
  cardFraud,
  codewright,
  cvShortlist,
  merchantConsole,
]
