import type { LineConditions } from './conditions.ts';

/** What to do with a piece of a connection. */
type Fate = 'pass' | 'drop' | 'refuse';

/** What a proxy that lets no WebSocket through answers. */
export const REFUSAL = new TextEncoder().encode(
  'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
);

const asksForUpgrade = (piece: Uint8Array): boolean =>
  /^GET [^\n]*\n([^\n]+\n)*upgrade: *websocket/i.test(new TextDecoder().decode(piece));

/** Looks for an upgrade in what the client says, behind plain requests too, and judges every piece after it. */
export function watchUpgrade(upgrade: LineConditions['upgrade']) {
  let hasAsked = false;
  let isAnswered = false;
  return {
    up(piece: Uint8Array): Fate {
      if (hasAsked) return 'drop';
      if (!upgrade || !asksForUpgrade(piece)) return 'pass';
      hasAsked = true;
      return upgrade === 'refuse' ? 'refuse' : 'pass';
    },
    down(): Fate {
      const fate = isAnswered ? 'drop' : 'pass';
      isAnswered = hasAsked;
      return fate;
    },
  };
}
