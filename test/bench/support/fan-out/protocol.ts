/** What is asked of each of the three servers. */
export type ServerQuestion =
  | { do: 'open'; ownerUrl: string; dataDir: string; workspaceId: string }
  /** The CPU that the process used so far. */
  | { do: 'cpu' }
  /** For the bare server: send these bytes to every socket. Not answered. */
  | { do: 'send'; body: Uint8Array }

export type ServerAnswer = { port: number } | { cpuMs: number }

export type SubscriberQuestion =
  | { do: 'connect'; url: string; tokens: readonly string[]; documentHash: string }
  /** Answers once nothing came for a while: whether every socket has got something yet. */
  | { do: 'settle' }
  /** Counts from here; each socket is to get so many. */
  | { do: 'begin' }
  /** What was got since: answered with samples, one in `sampleOf`, by the moment that each was handed over. */
  | { do: 'report'; handedOver: readonly number[] }

export type SubscriberAnswer =
  | { connected: number }
  | { allFollow: boolean }
  | { begun: true }
  | { latencies: number[]; bodies: Uint8Array[]; received: number; wrong: string | null }

export const ownCpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** One clock for all processes of the machine. */
export const now = () => performance.timeOrigin + performance.now()

export const sampleOf = 5

/** All of a message but the id of its subscription. */
export const sharedPart = (message: Buffer) => message.subarray(message.indexOf('"type"'))
