const fourth = '4'.charCodeAt(0)
const quote = '"'.charCodeAt(0)
const marker = '"clientMsgId":"'
const idLength = 36

/** The event a frame carries: `["message:new",…`, in Socket.IO's packets `42["message:new",…`. */
export const eventNameOf = (frame: Buffer): string => {
  const start = frame[0] === fourth ? 4 : 2
  return frame.toString('latin1', start, frame.indexOf(quote, start))
}

/** The clientMsgId of the message in a frame. */
export const clientMsgIdOf = (frame: Buffer): string => {
  const start = frame.indexOf(marker) + marker.length
  return frame.toString('latin1', start, start + idLength)
}
