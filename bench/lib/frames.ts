/** A client's side of RFC 6455, for text: no `ws` in the load generator, so that it is lean and the same for every server. */

const TEXT = 0x81;
const PING = 0x89;
const PONG = 0x8a;
const CLOSE = 0x88;
/** One mask for the whole process: servers unmask as for any other, and making it anew costs the generator only. */
const MASK = [0x5a, 0x13, 0xc7, 0x6e] as const;

function masked(head: number, payload: Buffer): Buffer {
  const size = payload.length;
  const extra = size < 126 ? 0 : size < 65_536 ? 2 : 8;
  const at = 6 + extra;
  const frame = Buffer.allocUnsafe(at + size);
  frame[0] = head;
  if (extra === 0) frame[1] = 0x80 | size;
  else if (extra === 2) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeUIntBE(0, 2, 4);
    frame.writeUInt32BE(size, 6);
  }
  for (let i = 0; i < 4; i++) frame[at - 4 + i] = MASK[i & 3] ?? 0;
  for (let i = 0; i < size; i++) frame[at + i] = (payload[i] ?? 0) ^ (MASK[i & 3] ?? 0);
  return frame;
}

/** The bytes of one text frame. */
export const textFrame = (text: string): Buffer => masked(TEXT, Buffer.from(text));
/** The answer to a ping. */
export const pongFrame = (payload: Buffer): Buffer => masked(PONG, payload);

/** What a server's bytes hold. */
export interface Heard {
  text(text: string): void;
  ping(payload: Buffer): void;
  /** 1005 when it carried no code. */
  close(code: number): void;
}

/** Cuts a server's bytes into frames, however the network has split them. Throws on what a server must not send. */
export function createReader(heard: Heard): (chunk: Buffer) => void {
  let rest: Buffer | undefined;

  const take = (head: number, payload: Buffer): void => {
    if (head === TEXT) heard.text(payload.toString('utf8'));
    else if (head === PING) heard.ping(payload);
    else if (head === CLOSE) heard.close(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
    else if (head !== PONG) throw new Error(`a frame that starts with ${head}`);
  };

  return (chunk) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      if (bytes.length - at < 2) break;
      const head = bytes[at] ?? 0;
      let size = bytes[at + 1] ?? 0;
      let from = at + 2;
      if (size === 126) {
        if (bytes.length - at < 4) break;
        size = bytes.readUInt16BE(at + 2);
        from += 2;
      } else if (size === 127) {
        if (bytes.length - at < 10) break;
        size = bytes.readUInt32BE(at + 6);
        from += 8;
      }
      if (bytes.length - from < size) break;
      take(head, bytes.subarray(from, from + size));
      at = from + size;
    }
    rest = at < bytes.length ? bytes.subarray(at) : undefined;
  };
}
