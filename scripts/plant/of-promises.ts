import type { Plant } from './types.ts';

const server = 'packages/server/src';
const domain = 'packages/domain/src/conversation';

/** Guards of what agents promise, which the simulation misses in worlds where they do. */
export const PROMISE_PLANTS: readonly Plant[] = [
  {
    name: 'promise-stays-open',
    file: `${domain}/promise.ts`,
    find: `    return [];
  };`,
    replace: `    return [promise];
  };`,
    rule: 'C3',
    what: 'what was kept or given up is owed still, and settled again',
    shows: 'duplicates',
    extra: 'promising',
  },
  {
    name: 'promise-due-as-before',
    file: `${domain}/promise.ts`,
    find: 'return [{ ...promise, dueAt: event.dueAt }];',
    replace: 'return [promise];',
    rule: 'C3',
    what: 'a promise that was moved is due when it was',
    shows: 'gaps',
    extra: 'promising',
  },
  {
    name: 'promise-given-to-oneself',
    file: `${server}/app/promise.ts`,
    find: 'id === undefined ? undefined : await member(id)',
    replace: 'id === undefined ? undefined : who.agent',
    rule: 'C3',
    what: 'a promise that is given to a colleague is given to who gives it, in the log as in the row',
    shows: 'phantoms',
    extra: 'promising',
  },
  {
    name: 'promises-in-no-list',
    file: `${server}/relay/lists.ts`,
    find: "if (topic === 'promises') return duty === 'agent' ? owesIn(conversation, agent.id) : !!conversation.promises;",
    replace: "if (topic === 'promises') return false;",
    rule: 'C25',
    what: 'who owes a promise hears of it with the next greeting only',
    shows: 'gaps',
    extra: 'promising',
  },
];
