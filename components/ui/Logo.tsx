/** The mark. Decoration: the name stands in text or in the title. */
export const Logo = ({ className }: { className?: string }) => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
    <rect width="32" height="32" rx="8" fill="#0b6a5d" />
    <path
      d="M9 9.5h14a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 23 21h-7.5L11 24.8V21H9a1.5 1.5 0 0 1-1.5-1.5V11A1.5 1.5 0 0 1 9 9.5Z"
      fill="none"
      stroke="#fff"
      strokeWidth="2.2"
      strokeLinejoin="round"
    />
  </svg>
)
