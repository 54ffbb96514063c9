import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'

export type Mail = { to: string; subject: string; text: string }
export type Mailer = { send(mail: Mail): Promise<void> }

/** Sends by SMTP where an SMTP URL is set; otherwise prints the mail to the log, links included. */
export function openMailer(log: Logger, publicUrl: string, smtpUrl?: string): Mailer {
  if (smtpUrl === undefined) {
    return {
      async send({ to, subject, text }) {
        log.info({ mail: { to, subject, text } }, 'mail (no ASSAY_SMTP_URL is set, so it is printed here)')
      },
    }
  }
  const transport = createTransport(smtpUrl)
  const from = `Assay <assay@${new URL(publicUrl).hostname}>`
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
  }
}
