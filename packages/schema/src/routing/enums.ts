import { environments, routingAuthorisations, routingStepKinds } from '@assay/domain'
import { builder } from '../builder.ts'

export const Environment = builder.enumType('Environment', { values: environments })
export const RoutingAuthorisation = builder.enumType('RoutingAuthorisation', { values: routingAuthorisations })
export const RoutingStepKind = builder.enumType('RoutingStepKind', { values: routingStepKinds })
