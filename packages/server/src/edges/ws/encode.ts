/** First byte of a whole text frame. */
const TEXT = 0x81;
/** From here on the length takes two bytes more, from there on eight. */
const MEDIUM = 126;
const LARGE = 65_536;

const headSize = (bytes: number): number => (bytes < MEDIUM ? 2 : bytes < LARGE ? 4 : 10);

function writeHead(into: Buffer, at: number, bytes: number): number {
  into[at] = TEXT;
  if (bytes < MEDIUM) {
    into[at + 1] = bytes;
    return at + 2;
  }
  if (bytes < LARGE) {
    into[at + 1] = MEDIUM;
    into[at + 2] = bytes >> 8;
    into[at + 3] = bytes & 255;
    return at + 4;
  }
  into[at + 1] = MEDIUM + 1;
  into.writeUInt32BE(0, at + 2);
  into.writeUInt32BE(bytes, at + 6);
  return at + 10;
}

/**
 * The bytes of these texts as WebSocket text frames of a server (RFC 6455, 5.2: not masked), one behind the other: what one
 * write can take.
 */
export function encodeFrames(texts: readonly string[]): Buffer {
  let size = 0;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text);
    size += headSize(bytes) + bytes;
  }
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text);
    at = writeHead(frames, at, bytes);
    // Nearly all text has as many bytes as characters; copying those is the cheaper way.
    at += frames.write(text, at, bytes === text.length ? 'latin1' : 'utf8');
  }
  return frames;
}
