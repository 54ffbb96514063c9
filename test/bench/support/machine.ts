import os from 'node:os'

/** The machine that a figure belongs to. */
export const machine = () => `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
