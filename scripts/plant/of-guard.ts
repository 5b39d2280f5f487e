import type { Plant } from './types.ts';

const server = 'packages/server/src';

/** Guards of what the site's guard says to agents' words, which the simulation misses in worlds where they say such. */
export const GUARD_PLANTS: readonly Plant[] = [
  {
    name: 'blocked-and-sent',
    file: `${server}/app/guarding.ts`,
    find: "{ level: blocks.length > 0 ? 'block' : 'warn', rules }",
    replace: "{ level: 'warn', rules }",
    rule: 'C2',
    what: 'words that are to be held back reach the shopper',
    shows: 'phantoms',
    extra: 'guarded',
  },
  {
    name: 'held-back-and-acked',
    file: `${server}/app/again.ts`,
    find: "if (stored.kind === 'held_back') return heldBack(stored.rules);",
    replace: '',
    rule: 'C2',
    what: 'a repeated request is acked, whose words were held back',
    shows: 'phantoms',
    extra: 'guarded',
  },
  {
    name: 'asked-about-without-a-line',
    file: 'packages/domain/src/conversation/deeds/said.ts',
    find: "guarded ? [atTheDesk({ kind: 'guarded', by, rules: [...guarded.rules], of })] : []",
    replace: '[]',
    rule: 'C3',
    what: 'the desk is not told of words that went though the guard asks about them',
    shows: 'gaps',
    extra: 'guarded',
  },
];
