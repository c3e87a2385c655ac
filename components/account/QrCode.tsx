'use client'

import { create } from 'qrcode'
import { useMemo } from 'react'

/** A text as a QR code: dark on light in both themes, since readers need it so. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = useMemo(() => {
    const { size: width, data } = create(text, { errorCorrectionLevel: 'M' }).modules
    const dark = [...data].flatMap((on, index) =>
      on ? [`M${index % width} ${Math.floor(index / width)}h1v1h-1z`] : [],
    )
    return { size: width, path: dark.join('') }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md bg-white text-black"
    >
      <path d={path} fill="currentColor" />
    </svg>
  )
}
