import { type DestinationStream, type Logger, pino } from 'pino'

/** One structured line an event, on standard output unless another place is named. */
export function openLog(level: 'silent' | 'info' | 'debug' = 'info', destination?: DestinationStream): Logger {
  return destination === undefined ? pino({ level }) : pino({ level }, destination)
}
