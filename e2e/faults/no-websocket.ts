import { notMade } from './lib/not-made.ts';

export const fault = notMade({
  name: 'no-websocket',
  what: 'A proxy on the way lets no WebSocket through.',
  rules: ['C25'],
  reason:
    'clients speak over WebSocket only; behind such a proxy they say that they are not connected, and keep what is written.',
});
