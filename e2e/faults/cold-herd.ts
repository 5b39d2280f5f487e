import { notMade } from './lib/not-made.ts';

export const fault = notMade({
  name: 'cold-herd',
  what: 'Ten thousand clients come at once to a server that has just started.',
  rules: ['C23', 'C24'],
  reason:
    'ten thousand connections and their clients need more than two cores to be judged one by one; `npm run bench -- resume` counts and times them.',
});
