/** The product's mark: a punch with cut corners, as struck on what has passed the assay. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M8 2h16l6 6v16l-6 6H8l-6-6V8z" fill="var(--accent)" />
      <path d="M9.5 24 16 7l6.5 17M12 18.5h8" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="square" />
    </svg>
  )
}
