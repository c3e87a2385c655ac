const fourth = '4'.charCodeAt(0)
const marker = '"clientMsgId":"'
const idLength = 36

/** Whether a frame carries a message: `["message:new",…`, in Socket.IO's packets `42["message:new",…`. */
export const isMessage = (frame: Buffer): boolean => {
  const start = frame[0] === fourth ? 4 : 2
  return frame.toString('latin1', start, start + 11) === 'message:new'
}

/** The clientMsgId of the message in a frame. */
export const clientMsgIdOf = (frame: Buffer): string => {
  const start = frame.indexOf(marker) + marker.length
  return frame.toString('latin1', start, start + idLength)
}
