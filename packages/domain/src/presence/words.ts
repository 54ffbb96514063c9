/** Pages of the whole workspace on which one may be; everywhere else one is at an object. */
export const presencePages = ['POSTURE', 'REGISTER', 'GATES', 'FINDINGS', 'RACI', 'INTAKE', 'ACTIVITY'] as const
export type PresencePage = (typeof presencePages)[number]

/** Objects at which one may be. Each belongs to an engagement, and is seen with it. */
export const presenceSubjects = ['Engagement', 'ModelVersion', 'Gate', 'Finding'] as const
export type PresenceSubject = (typeof presenceSubjects)[number]
