import { type FormEvent, useEffect, useState } from 'react'
import words from './en.json'

/** Asks for the token that the explorer speaks with. */
export function TokenPrompt({ onToken }: { onToken: (token: string) => void }) {
  const [typed, setTyped] = useState('')
  const [unfit, setUnfit] = useState(false)
  useEffect(() => {
    document.title = `${words.title} · Assay`
  }, [])
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const token = typed.trim()
    if (/^assay_\S+$/.test(token)) onToken(token)
    else setUnfit(true)
  }
  return (
    <main className="explorer-door">
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <form onSubmit={handleSubmit}>
        <label htmlFor="token">{words.token}</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.hint}
          value={typed}
          aria-invalid={unfit}
          aria-describedby="token-kept"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setUnfit(false)
          }}
        />
        {unfit ? <p role="alert">{words.unfit}</p> : null}
        <p id="token-kept">{words.kept}</p>
        <div>
          <button type="submit">{words.open}</button>
          <a href="/settings/tokens">{words.make}</a>
          <a href="/">{words.back}</a>
        </div>
      </form>
    </main>
  )
}
