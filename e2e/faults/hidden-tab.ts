import { notMade } from './lib/not-made.ts';

export const fault = notMade({
  name: 'hidden-tab',
  what: 'A tab that lies hidden for long has its timers throttled to one a minute.',
  rules: ['C12', 'C19', 'C21'],
  reason:
    'the browser here has no screen, and without one it calls every tab visible and throttles none; freezing a page is tried by **sleep**.',
});
