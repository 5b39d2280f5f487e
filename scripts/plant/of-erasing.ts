import type { Plant } from './types.ts';

const server = 'packages/server/src';
const sdk = 'packages/sdk/src';

/** Guards of erasing a person, which the simulation misses in worlds with such people. */
export const ERASING_PLANTS: readonly Plant[] = [
  {
    name: 'wiped-in-name-only',
    file: `${server}/stores/memory/tables.ts`,
    find: "if (logged.event.kind === 'wiped') wipe(tables, conversation, logs);",
    replace: '',
    rule: 'C3',
    what: 'what was erased can still be read',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'erasing-not-carried-on',
    file: `${server}/app/erase.ts`,
    find: `const [stuck] = await inTurn(silence);
      if (stuck) throw stuck.error;
      void run().catch(() => undefined);`,
    replace: '',
    rule: 'C13',
    what: 'nobody is erased whose erasing a crash has cut, or again in a restored store',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'erased-taken-back',
    file: `${server}/relay/durable.ts`,
    find: "if (wasErased(deps, who, frame)) return Promise.resolve({ refused: 'message_unknown' });",
    replace: '',
    rule: 'C13',
    what: 'a restored store takes words again that were erased since its backup',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'wiped-unread',
    file: `${sdk}/timeline/fold.ts`,
    find: "if (event.kind === 'wiped') wiped = event;",
    replace: '',
    rule: 'C3',
    what: 'screens show words that were erased while they were open',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'desk-unwiped',
    file: `${sdk}/timeline/desk.ts`,
    find: 'event.afterSeq < wiped.seq ? wordless(event) : event',
    replace: 'event',
    rule: 'C3',
    what: 'agents see notes that were erased while they were open',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'erased-kept-on-device',
    file: `${sdk}/outbox/keeper.ts`,
    find: 'if (wiped) write(',
    replace: 'if (false) write(',
    rule: 'C13',
    what: 'a device keeps words for a day whose ack came behind their erasing',
    shows: 'phantoms',
    extra: 'erasing',
  },
  {
    name: 'notes-forgotten-with-others',
    file: `${sdk}/outbox/journal.ts`,
    find: 'seq = ack.head?.seq',
    replace: 'seq',
    rule: 'C13',
    what: 'notes from after an erasing are not offered to a restored relay',
    shows: 'ackedLost',
    extra: 'erasing',
  },
];
