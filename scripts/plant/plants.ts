/**
 * A guard of the product, and the text that switches it off. Nothing in product code knows of this: the text is replaced
 * while the file is loaded (`hook.ts`).
 */
export interface Plant {
  readonly name: string;
  /** Relative to the root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The rule of the delivery contract that it breaks. */
  readonly rule: string;
  /** What goes wrong then, in one phrase. */
  readonly what: string;
  /** False where the simulation cannot meet it: it has its own disk, and no browser. True unless said. */
  readonly inSim?: boolean;
  /** True where it takes several tabs to miss it. */
  readonly tabs?: boolean;
}

const sdk = 'packages/sdk/src';
const server = 'packages/server/src';

/** Every guard that is switched off somewhere to see it missed: by the simulation, or as a control of a fault test. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'ack-before-commit',
    file: `${server}/stores/group.ts`,
    find: 'if (known.commits > 0) void sync().then(() => settle(jobs, known));',
    replace: 'if (known.commits > 0) { void sync(); settle(jobs, known); }',
    rule: 'C5',
    what: 'the server acks before the group is durable',
  },
  {
    // The page cache survives a killed process, so a skipped sync alone would lose nothing there.
    name: 'ack-before-transaction',
    file: `${server}/stores/sqlite/write-group.ts`,
    find: `      sql.begin.run();
      const written = writeJobs(jobs, careful);
      if (commit() === 'unknown') return 'unknown';`,
    replace: `      if (!db.isTransaction) {
        sql.begin.run();
        setTimeout(commit, 50);
      }
      const written = writeJobs(jobs, careful);`,
    rule: 'C5',
    what: 'the server acks before the transaction is committed',
    inSim: false,
  },
  {
    name: 'epoch-kept',
    file: `${server}/stores/sqlite/copy-mark.ts`,
    find: `db.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'").run(newEpoch());`,
    replace: '',
    rule: 'C4',
    what: 'a restored store passes for the one that was lost',
    inSim: false,
  },
  {
    name: 'no-store-sync',
    file: `${server}/stores/sqlite/pragmas.ts`,
    find: "synchronous: { set: 'NORMAL', reads: 1 },",
    replace: "synchronous: { set: 'OFF', reads: 0 },",
    rule: 'C5',
    what: 'the WAL begins anew before the store has been synced',
    inSim: false,
  },
  {
    name: 'sync-error-ignored',
    file: `${server}/stores/sqlite/wal-sync.ts`,
    find: `      if (error) {
        fatal(error);
        return;
      }`,
    replace: '',
    rule: 'C9',
    what: 'a sync that failed counts as one',
    inSim: false,
  },
  {
    name: 'unsynced-store-ignored',
    file: `${server}/stores/sqlite/checkpoint-worker.ts`,
    find: 'throw new Unsynced(reason(error), { cause: error });',
    replace: '',
    rule: 'C9',
    what: "a checkpoint's own sync of the store that failed counts as one",
    inSim: false,
  },
  {
    name: 'failed-checkpoint-later',
    file: `${server}/stores/sqlite/checkpoint-worker.ts`,
    find: 'error instanceof Unsynced || syncFailed(error)',
    replace: 'error instanceof Unsynced',
    rule: 'C9',
    what: 'a checkpoint in which a sync of SQLite failed is tried again',
    inSim: false,
  },
  {
    name: 'full-disk-acked',
    file: `${server}/stores/group.ts`,
    find: 'settle(jobs, { failed: new Map(jobs.map((job) => [job, error])), appended: [], commits: 0 });',
    replace: 'settle(jobs, { failed: new Map(), appended: [], commits: 0 });',
    rule: 'C9',
    what: 'what a full disk refused is acked',
    inSim: false,
  },
  {
    name: 'read-before-durable',
    file: `${server}/stores/group.ts`,
    find: "if (state === 'in flight') readers.push(go);",
    replace: 'if (false) readers.push(go);',
    rule: 'C6',
    what: 'readers are served what a crash may take back',
  },
  {
    name: 'no-dedup',
    file: `${server}/app/again.ts`,
    find: 'const sent = view.sent(author, cid);',
    replace: 'const sent = view.sent(author, author);',
    rule: 'C1',
    what: 'a retry is taken for a new request',
  },
  {
    name: 'no-turn',
    file: `${server}/relay/requests.ts`,
    find: 'if (behind > 0) return behind;',
    replace: '',
    rule: 'C8',
    what: 'later requests pass one that was told to come again',
  },
  {
    name: 'no-reset',
    file: `${server}/relay/catch-up.ts`,
    find: "if (beyond) send(deps, session, { type: 'reset', conversation: id, head });",
    replace: '',
    rule: 'C11',
    what: 'a client beyond the head is not told to forget',
    inSim: false,
  },
  {
    name: 'no-heads',
    file: `${server}/relay/heads.ts`,
    find: 'heads.push(',
    replace: 'void (',
    rule: 'C12',
    what: 'heartbeats do not tell how far the logs go',
  },
  {
    name: 'no-gap-check',
    file: `${sdk}/timeline/lane.ts`,
    find: 'if (hole || n <= last) continue;',
    replace: 'if (n <= last) continue;',
    rule: 'C12',
    what: 'events behind a hole are shown',
  },
  {
    name: 'no-known-check',
    file: `${sdk}/timeline/lane.ts`,
    find: 'if (hole || n <= last) continue;',
    replace: 'if (hole) continue;',
    rule: 'C10',
    what: 'events that are known are shown again',
  },
  {
    name: 'no-tail-check',
    file: `${sdk}/timeline/reader.ts`,
    find: "if (type === 'heartbeat') reader.ask([...logs.values()].filter(isBehind));",
    replace: '',
    rule: 'C12',
    what: 'a lost tail is not asked for',
  },
  {
    name: 'epoch-ignored',
    file: `${sdk}/client/client.ts`,
    find: 'if (before && before !== epoch) return startOver();',
    replace: '',
    rule: 'C4',
    what: 'the logs of a lost store are taken for those of a restored one',
  },
  {
    name: 'cut-forgets',
    file: `${sdk}/outbox/outbox.ts`,
    find: 'change(outbox, ({ out }) => !!out, { out: false });',
    replace: 'outbox;',
    rule: 'C7',
    what: 'what was on its way when the line was cut is not sent again',
  },
  {
    name: 'newest-first',
    file: `${sdk}/outbox/outbox.ts`,
    find: 'entries: [...outbox.entries, entry]',
    replace: 'entries: [entry, ...outbox.entries]',
    rule: 'C8',
    what: 'the outbox sends the newest first',
  },
  {
    name: 'silence-trusted',
    file: `${sdk}/link/machine.ts`,
    find: 'tick: (state, event, now) => (state.probing ? soon : wait)(state, event, now),',
    replace: 'tick: (state) => [state],',
    rule: 'C25',
    what: 'a half-open line is taken for a live one',
  },
  {
    name: 'seen-forgotten',
    file: `${sdk}/outbox/outbox.ts`,
    find: 'mark(outbox, cid, { seen: true });',
    replace: 'outbox;',
    rule: 'C15',
    what: 'one’s own words are shown as sent and as on their way',
  },
  {
    name: 'no-conflict',
    file: `${server}/app/again.ts`,
    find: 'if (!conversation || !same(sent.logged, conversation.id))',
    replace: 'if (!conversation)',
    rule: 'C2',
    what: 'other words under a known cid are acked',
    inSim: false,
  },
  {
    name: 'slow-readers-kept',
    file: `${server}/compose.ts`,
    find: 'const PRESSURE = { bufferMaxBytes: 1024 * 1024, undrainedMaxMs: 10_000 };',
    replace: 'const PRESSURE = { bufferMaxBytes: Infinity, undrainedMaxMs: Infinity };',
    rule: 'C22',
    what: 'the server keeps everything that a client does not read',
    inSim: false,
  },
  {
    name: 'time-runs-back',
    file: 'packages/domain/src/conversation/evolve.ts',
    find: 'const at = Math.max(now, current.lastAt);',
    replace: 'const at = now;',
    rule: 'C8',
    what: 'events are stamped with whatever the clock says',
  },
  {
    name: 'no-goaway',
    file: `${server}/relay/relay.ts`,
    find: "send(deps, session, { type: 'goaway', waitMs, heads: changedHeads(session) });",
    replace: 'void waitMs;',
    rule: 'C23',
    what: 'a server that stops tells nobody when to come back',
    inSim: false,
  },
  {
    name: 'unknown-stops',
    file: `${sdk}/timeline/lane.ts`,
    find: `    last = n;
    if (!event) continue;`,
    replace: `    if (!event) continue;
    last = n;`,
    rule: 'C26',
    what: 'events that the client does not know do not move its place',
    inSim: false,
  },
  {
    name: 'tabs-keep-to-themselves',
    file: `${sdk}/tabs/line.ts`,
    find: "post({ type: 'entries', to: seat.state.leader, entries: fresh });",
    replace: '',
    rule: 'C19',
    what: 'a tab without the socket does not hand over what it wants sent',
    tabs: true,
  },
  {
    name: 'secrets-part-words',
    file: `${sdk}/outbox/rivals.ts`,
    find: '<= RIVAL_MS;',
    replace: '< 0;',
    rule: 'C17',
    what: 'words under another tab’s secret are taken for a former person’s',
    tabs: true,
  },
  {
    name: 'no-poll',
    file: `${server}/relay/poll.ts`,
    find: 'if (deps.bus.lossless) return () => {};',
    replace: 'return () => {};',
    rule: 'C14',
    what: 'what the bus has lost is not looked for in the store',
  },
  {
    name: 'busy-owes-nothing',
    file: `${server}/relay/durable.ts`,
    find: 'owe(session, frame.cid, retryAfterMs, deps.clock.elapsed());',
    replace: '',
    rule: 'C8',
    what: 'requests behind one that met a full disk pass it',
  },
  {
    name: 'short-patience',
    file: `${server}/relay/order.ts`,
    find: 'const PATIENCE_MS = 60_000;',
    replace: 'const PATIENCE_MS = 500;',
    rule: 'C8',
    what: 'a refusal that is late lets later requests pass',
  },
  {
    name: 'recall-in-name-only',
    file: `${server}/stores/memory/tables.ts`,
    find: "if (logged.event.kind === 'recalled') withhold(logs.public, logged.event.of);",
    replace: '',
    rule: 'C3',
    what: 'what was taken back can still be read',
  },
  {
    name: 'withhold-in-name-only',
    file: `${server}/stores/sqlite/write-steps.ts`,
    find: "if (event.kind === 'recalled') sql.withhold.run(site, no, ends.tip ?? null, event.of, event.seq);",
    replace: "if (event.kind === 'recalled') continue;",
    rule: 'C3',
    what: 'what was taken back can still be read from the file',
    inSim: false,
  },
  {
    name: 'edits-unread',
    file: `${sdk}/timeline/fold.ts`,
    find: "return kind === 'message' && amend?.kind === 'edited' ? { ...event, text: amend.text, editedAt: amend.at } : event;",
    replace: 'return event;',
    rule: 'C25',
    what: 'screens show the words a message had before its edit',
  },
  {
    name: 'desk-from-now',
    file: `${sdk}/timeline/reader.ts`,
    find: 'adopts ? standing : deskStanding',
    replace: 'standing',
    rule: 'C11',
    what: 'when the desk’s first page was lost, what stands before the next one is never read',
  },
  {
    name: 'nothing-kept',
    file: `${sdk}/outbox/keeper.ts`,
    find: 'if (changed.length) void put(changed);',
    replace: 'set(saved(get(), new Set(changed.map(({ cid }) => cid))));',
    rule: 'C17',
    what: 'what counts as saved is not on the device',
  },
  {
    name: 'no-reoffer',
    file: `${sdk}/outbox/journal.ts`,
    find: '.filter((one) => one.epoch !== epoch && wall - one.ackedAt <= STALE_MS && !isGone(one))',
    replace: '.filter(() => false)',
    rule: 'C13',
    what: 'what a restored backup lost is not offered anew',
  },
  {
    name: 'disk-given-up',
    file: `${sdk}/outbox/keeper.ts`,
    find: 'if (!isRead) void load();',
    replace: '',
    rule: 'C18',
    what: 'a disk that refused once is not read when it works again',
  },
  {
    name: 'past-not-awaited',
    file: `${sdk}/outbox/sender.ts`,
    find: 'held = !isFresh && mine !== owner;',
    replace: 'held = false;',
    rule: 'C8',
    what: 'new words go before what an earlier page left',
  },
  {
    name: 'ack-of-the-past',
    file: `${sdk}/client/talk.ts`,
    find: 'for (const ack of due) if (isHere(ack)) seen(ack.cid);',
    replace: 'for (const ack of due) if (!reader.logs.has(ack.conversation)) seen(ack.cid);',
    rule: 'C15',
    what: 'what was acked after its event had come stays on its way',
  },
  {
    name: 'saved-without-writing',
    file: `${sdk}/outbox/keeper.ts`,
    find: '() => shelf.outbox.put(entries.map(toRecord)),',
    replace: '() => Promise.resolve(),',
    rule: 'C17',
    what: 'a message is told to be on the device and was not written',
  },
  {
    name: 'nobody-asks',
    file: `${sdk}/outbox/age.ts`,
    find: '!entry.again && wall - entry.at > STALE_MS;',
    replace: '!entry.again && wall < 0;',
    rule: 'C20',
    what: 'what waited for days goes out without a question',
    inSim: false,
  },
  {
    name: 'full-disk-is-not-told',
    file: `${sdk}/outbox/keeper.ts`,
    find: `if (kept.get(entry.cid) === entry) kept.delete(entry.cid);
    setStorage('memory');`,
    replace: 'if (kept.get(entry.cid) === entry) kept.delete(entry.cid);',
    rule: 'C18',
    what: 'nobody is told that nothing is kept',
    inSim: false,
  },
  {
    name: 'back-without-a-line',
    file: `${sdk}/tabs/line.ts`,
    find: 'if (wanted) start();',
    replace: '',
    rule: 'C12',
    what: 'a page that was put away stays without a line when it is back',
  },
];
