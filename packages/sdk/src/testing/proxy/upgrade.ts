import type { LineConditions } from './conditions.ts';

/** What to do with a piece of a connection. */
type Fate = 'pass' | 'drop' | 'refuse';

/** What a proxy that lets no WebSocket through answers. */
export const REFUSAL = new TextEncoder().encode(
  'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
);

const asksForUpgrade = (piece: Uint8Array): boolean =>
  /^GET [^\n]*\n([^\n]+\n)*upgrade: *websocket/i.test(new TextDecoder().decode(piece));

/** Looks for an upgrade in what the client says first, and judges every piece after it. */
export function watchUpgrade(upgrade: LineConditions['upgrade']) {
  let isFirst = true;
  let hasAsked = false;
  let isAnswered = false;
  return {
    up(piece: Uint8Array): Fate {
      const found = isFirst && upgrade && asksForUpgrade(piece);
      isFirst = false;
      if (found) {
        hasAsked = true;
        return upgrade === 'refuse' ? 'refuse' : 'pass';
      }
      return hasAsked ? 'drop' : 'pass';
    },
    down(): Fate {
      const fate = isAnswered ? 'drop' : 'pass';
      isAnswered = hasAsked;
      return fate;
    },
  };
}
