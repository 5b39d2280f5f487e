import { type ConsoleResult, GOALS as consoleGoals, missed as consoleMissed } from '../console/result.ts';
import { type LargeResult, GOALS as largeGoals, missed as largeMissed } from '../large/result.ts';
import type { PageResult } from '../page/result.ts';
import { GOALS as relayGoals, missed as relayMissed } from '../relay/goals.ts';
import type { Result } from '../relay/report.ts';
import { type ResumeResult, GOALS as resumeGoals, missed as resumeMissed } from '../resume/result.ts';
import { type RoutingResult, GOALS as routingGoals, missed as routingMissed } from '../routing/result.ts';
import { type SearchResult, GOALS as searchGoals, missed as searchMissed } from '../search/result.ts';
import { renderPage } from './render-page.ts';
import { ms, read, table, verdict } from './table.ts';

const NONE: Result = { machine: '–', commit: '–', limits: {}, rows: [], memory: [] };

function relayTables({ rows, memory }: Result): string {
  const messages = table(
    ['scenario', 'server', 'CPU s per 100,000', '÷ floor', '÷ Socket.IO', 'p50', 'p99', 'lost', 'doubled', 'gaps'],
    rows.map((row) => [
      row.scenario,
      row.server,
      row.cpuSecondsPer100k.toFixed(2),
      row.ratioToFloor.toFixed(2),
      row.ratioToSocketIo.toFixed(2),
      ms(row.p50Ms),
      ms(row.p99Ms),
      row.lost,
      row.duplicates,
      row.gaps,
    ]),
  );
  if (memory.length === 0) return messages;
  const connections = table(
    ['server', 'connections', 'whole process', 'a connection', '÷ floor'],
    memory.map(({ server, connections, rssMb, kbPerConnection, ratioToFloor }) => [
      server,
      connections,
      `${rssMb.toFixed(0)} MB`,
      `${kbPerConnection.toFixed(1)} kB`,
      ratioToFloor.toFixed(2),
    ]),
  );
  return `${messages}\n${connections}`;
}

const resumeTable = ({ rows }: ResumeResult): string =>
  table(
    [
      '',
      'clients',
      'gone after',
      'up again after',
      'all back after',
      'peak',
      'one client: p50',
      'p99',
      'not brought',
      'wrong',
    ],
    rows.map((row) => [
      row.name === 'restart' ? 'SIGTERM and a start' : '`kill -9` and a start',
      row.clients,
      ms(row.drainedMs),
      ms(row.startedMs),
      ms(row.allBackMs),
      `${row.peakConnectionsPerSecond}/s`,
      ms(row.resumeP50Ms),
      ms(row.resumeP99Ms),
      row.missing,
      row.wrong,
    ]),
  );

const largeTable = ({
  conversations,
  messages,
  storeMb,
  startMs,
  clients,
  missed,
  commit,
  ...row
}: LargeResult): string => `${table(
  ['conversations', 'messages', 'store', 'starts', 'clients', 'p50', 'p99', 'not brought', 'wrong'],
  [
    [
      ...[conversations, messages].map((count) => count.toLocaleString('en')),
      `${storeMb} MB`,
      startMs.map(ms).join(', '),
      clients,
      ...[row.resumeP50Ms, row.resumeP99Ms].map(ms),
      `${row.missing} of ${clients * missed}`,
      row.wrong,
    ],
  ],
)}
Measured at \`${commit}\`.`;

const routingTable = ({ rows }: RoutingResult): string =>
  table(
    ['', 'given', 'CPU a pass: median', 'p99', 'the first', 'longest stop, CPU: median', 'p99'],
    rows.map((row) => [
      row.scenario,
      row.given,
      ...[row.cpuMedianMs, row.cpuP99Ms, row.cpuFirstMs, row.stopCpuMedianMs, row.stopCpuP99Ms].map(ms),
    ]),
  );

const searchTable = ({ rows }: SearchResult): string =>
  table(
    ['looked for', 'found (median)', 'p50', 'p99', 'worst', '`LIKE`: p50', 'worst'],
    rows.map((row) => [
      row.kind,
      row.foundMedian >= 1000 ? '1,000+' : row.foundMedian,
      ...[row.p50Ms, row.p99Ms, row.worstMs, row.likeP50Ms, row.likeWorstMs].map(ms),
    ]),
  );

const CONSOLE_WORDS = {
  key: 'a key, pressed to painted',
  message: 'a message, stored to painted',
  switch: 'another thread',
};

const consoleTable = ({ rows }: ConsoleResult): string =>
  table(
    ['', 'page', 'so many', 'never painted', 'p50', 'p99', 'script', 'style and layout'],
    rows.map((row) => [
      CONSOLE_WORDS[row.what],
      row.page,
      row.samples,
      row.missing,
      ...[row.p50Ms, row.p99Ms, row.scriptMs, row.layoutMs].map(ms),
    ]),
  );

const consoleWords = ({ throttle, conversations, messages, machine, commit }: ConsoleResult): string => `
Measured at \`${commit}\` on: ${machine}, its CPU ${throttle} times slower for the page; ${conversations} conversations, the long thread ${messages.toLocaleString('en')} messages.`;

const searchWords = ({ messages, build, flood, relay, commit }: SearchResult): string => `
- Made anew beside an idle store: ${build.seconds} s, ${build.rowsPerSecond.toLocaleString('en')} rows of the log a second, its rests included, ${build.cpuSecondsPer100k} s of CPU for each 100,000; ${build.indexMb} MB beside a store of
  ${build.storeMb} MB with ${messages.toLocaleString('en')} messages.
- ${flood.messages.toLocaleString('en')} messages committed one by one within ${flood.seconds} s: all of them were in the index ${ms(flood.lagMs)} after the last, at worst of five floods.
- The index gives way to a flood. What it takes afterwards, on its own thread: ${flood.indexCpuSecondsPer100k} s of CPU for each 100,000 messages. Where load lasts longer
  than a minute, this is to be added to what the relay takes.
- CPU of the relay's own thread for such a flood, the median of ${relay.rounds}: ${relay.withMs} ms while the index follows, ${relay.withoutMs} ms without one.

Measured at \`${commit}\`.`;

/** `docs/performance.md`: how it is measured, and what the last measuring found. */
export function renderPerformance(): string {
  const relay = read<Result>('relay.json') ?? NONE;
  const resume = read<ResumeResult>('resume.json');
  const large = read<LargeResult>('large.json');
  const routing = read<RoutingResult>('routing.json');
  const search = read<SearchResult>('search.json');
  const desk = read<ConsoleResult>('console.json');
  const limits = Object.entries(relay.limits)
    .map(([name, value]) => `\`${name}=${value}\``)
    .join(', ');
  return `# Performance

<!-- Written by \`node scripts/docs.ts\` from \`bench/scripts/render-performance.ts\` and \`bench/results\`. -->

\`\`\`sh
npm run bench -- relay                 # all of it, about ten minutes
npm run bench -- relay agents-20       # one part: agents-20, one-to-one, open-2000, memory
npm run bench -- resume                # restart, cold
npm run bench -- large                 # a million conversations, twenty minutes; \`large 20000\`: so many, and no file
npm run bench -- routing
npm run bench -- search                # a million messages, five minutes; \`search 20000\`: so many, and no file
npm run bench -- console               # Chromium has to be there; three minutes
npm run bench -- page                  # Chromium and the npm registry; eight minutes; \`page 2 ours typebot\`: two rounds of these, and no file
\`\`\`

A benchmark writes \`bench/results\`; this page is made from that. Measured at \`${relay.commit}\` on: ${relay.machine}.

## What is compared

| server | what it does |
| --- | --- |
| shopbell | this server with SQLite: authentication, dedup, heartbeats and limits on; nothing is acked or sent on before its \`fdatasync\` has returned. The index of the search gives way to full load and is made after it: [what that costs](#search) comes on top |
| ws floor | bare \`ws\`, no compression: what a shopper sends goes back as it came, and to the agent. Nothing is checked, numbered or stored |
| socket.io + sqlite | Socket.IO over WebSocket: a room a conversation, an append-only table with UNIQUE (conversation, seq) and UNIQUE (cid, author), the same grouped \`fdatasync\` before the ack. No dedup, no derived rows, no limits, and plainer rows than Shopbell's: text for keys, a statement a row |

The limit code runs with its thresholds raised: ${limits}.

Each server is a process of its own, with the same Node and flags and an empty store. One load generator, a process of its own as well,
speaks to all three over bare sockets; only thin adapters differ. 200 conversations, 4 messages of 120 bytes on their way in each; a
message counts when the sender has its ack and the other side has the message. The generator numbers every message and counts what is
lost, doubled or out of place.

- \`agents-20\`: every shopper has a socket, 20 agents have ten conversations each.
- \`one-to-one\`: every conversation has an agent's socket of its own.
- \`open-2000\`: 2,000 messages a second, whatever comes back; here the delays count.
- memory: 10,000 connections that have each greeted and spoken, over the same process with nobody connected. Code is warm before.

## How to read it

CPU seconds are user and system time of the server's whole process, all threads, for 100,000 messages. On a shared machine they swing too,
with caches and neighbours, but far less than wall time: so a ratio is taken within a round, where the servers ran one after the other in
shuffled order, and the table shows the median of five rounds (memory: three). A ratio in the table is therefore not exactly the quotient of the two
CPU figures beside it. Delays at full load (\`agents-20\`, \`one-to-one\`) say how long the queue was, not how
fast a quiet server answers; \`open-2000\` says that. And in \`open-2000\` the CPU figures say what being quick costs when groups are
small: a sync for every few messages, where a server at its limit makes one for hundreds.

The floor does little but call the system, twice a message and more; what Shopbell adds is work of its own, and it calls the system less. So the
ratio to the floor says something about the machine too: on one whose calls are dear (AMD EPYC, at \`76bb93b\`) the floor needed 1.33 s and
Shopbell 1.97, a ratio of 1.44; where they are cheap, both need less, and the ratio is larger. Against Socket.IO, which works for its messages
as well, it stays about the same.

## Messages and connections

${relayTables(relay)}
The goals are ${relayGoals['agents-20'].ratioToFloor} × the floor with 20 agents, ${relayGoals['one-to-one'].ratioToFloor} × at one to one, ${relayGoals['agents-20'].ratioToSocketIo} × Socket.IO in both,
${relayGoals.memory.ratioToFloor} × the floor's memory a connection, and at 2,000 a second a p50 within ${relayGoals['open-2000'].p50OverFloorMs} ms of the floor's. ${verdict(relayMissed(relay))}

## Coming back

10,000 connected shoppers, each of whom lacks 20 messages when they come back. They obey what the server tells them: the wait of a
\`goaway\`, or after a cut a first try spread over the window of the welcome, then full jitter up to 10 s.

${resume ? `${resumeTable(resume)}\nMeasured at \`${resume.commit}\`.` : 'Not measured yet.'}

The goals after a SIGTERM: gone within ${ms(resumeGoals.drainedMs)}, all back within ${ms(resumeGoals.allBackMs)}, at most
${resumeGoals.peakConnectionsPerSecond} connections a second. ${verdict(resumeMissed(resume?.rows ?? []))}

## A large store

A store of a million conversations with ten messages each, and the search's index of it: a start, until it listens; and a thousand shoppers of it, who lack
ten messages when they come back after a \`kill -9\`. They come within three seconds, while the server's code is cold and what they ask for
is on the disk: nearly half of what the server does for each is reading it. The first start after an update that changes such a store's tables takes longer, 5.2 s for the two
changes tried on it.

${large ? largeTable(large) : 'Not measured yet.'}

The goals: a start within ${ms(largeGoals.startMs)}, and a p99 of ${ms(largeGoals.resumeP99Ms)} from a client's try to its last missed message. ${large ? verdict(largeMissed(large)) : ''}

## Routing

Passes of the pure routing over 10,000 waiting requests and 500 agents in eight groups, with six skills and six languages, 200 passes each, without a
server around it. \`full\`: nobody has room. \`open\`: everybody has. \`offers\`: some room, offers to accept, some of them lapsed or passed, lost lines.
A driver lets the loop go on every 3 ms; the longest stop is the longest piece between. The first pass runs before its code is compiled.
One pass in some forty has a full collection of garbage fall into it, 60 ms of CPU and most of them on other threads: whether two or three of 200
have decides the p99.

${routing ? `${routingTable(routing)}\nMeasured at \`${routing.commit}\`.` : 'Not measured yet.'}

The goals, for the p99: ${ms(routingGoals.cpuP99Ms)} of CPU a pass, ${ms(routingGoals.stopCpuP99Ms)} of CPU without a turn of the loop. ${verdict(routingMissed(routing?.rows ?? []))}

## Search

A million messages and notes in one site, from a seed: 20,000 Chinese and 20,000 English words said by Zipf's law, three to fourteen a message, fifty
messages a conversation, fifty agents. 150 questions of each kind, one after the other, timed where they are asked: the way to the search's
thread and back is in it. Each brings the newest 25, counts up to a thousand, and reads what it shows from the store. A question looks for at most
60 ms; of one agent's conversations, or for an agent, an often-said word may then be found only in the newest part of the log, and the
rest on the next page. Beside it stands what there is without an index: \`LIKE\` over the same texts, in the same process, for the words alone, without
asking who may read them.

${search ? `${searchTable(search)}${searchWords(search)}` : 'Not measured yet.'}

The goals: a p99 of ${ms(searchGoals.p99Ms)} for every kind, and all of a flood in the index within ${ms(searchGoals.lagMs)}. ${search ? verdict(searchMissed(search)) : ''}

## The console

An agent with 200 open conversations, one of them a thread of 5,000 messages that was read back to its first, in Chromium with a CPU slowed down four
times: what a cheap laptop has. Keys are written into the box; 20 messages a second come into the long thread, by a clock that server and page
share; threads are switched by \`Alt\` and an arrow, half of them down the list, the other half in and out of the long one. Painted means that the
frame was handed over for painting: a page that does nothing needs a frame, 17 ms, as well. Beside it stands a page with a text field and a list, and nothing else, to which
the same is done. Script, style and layout are CPU of the page's main thread for each of them, slowed down as it is.

${desk ? `${consoleTable(desk)}${consoleWords(desk)}` : 'Not measured yet.'}

The goals, for the p99: ${ms(consoleGoals.key)} for a key, ${ms(consoleGoals.message)} for a message, ${ms(consoleGoals.switch)} for a switch. ${desk ? verdict(consoleMissed(desk.rows)) : ''}

${renderPage(read<PageResult>('page.json'))}
`;
}
