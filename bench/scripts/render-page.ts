import { GOALS, missed, type PageResult, type PageRow } from '../page/result.ts';
import { table, verdict } from './table.ts';

const DASH = '–';

const label = ({ name, kind }: PageRow): string =>
  kind === 'floor' ? `floor: ${name}` : kind === 'ours' ? `**${name}**` : name;

const loadTable = (rows: readonly PageRow[]): string =>
  table(
    ['', 'kB before it is opened', 'requests', 'script', 'blocking', 'launcher seen', 'over the floor', 'heap'],
    rows.map((row) => [
      label(row),
      row.kb,
      row.requests,
      ...[row.scriptMs, row.blockingMs, row.visibleMs, row.overFloorMs].map((value) => `${value} ms`),
      `${row.heapMb} MB`,
    ]),
  );

const openTable = (rows: readonly PageRow[]): string =>
  table(
    ['', 'kB with the pointer on it', 'kB in all, once open', 'press to box', 'main thread', 'heap'],
    rows.flatMap((row) =>
      row.open
        ? [
            [
              label(row),
              row.open.hoverKb,
              row.open.allKb,
              ...[row.open.boxMs, row.open.mainMs].map((value) => `${value} ms`),
              `${row.open.heapMb} MB`,
            ],
          ]
        : [],
    ),
  );

const sdkTable = ({ sdks }: PageResult): string =>
  table(
    ['', 'kB loaded at once', 'kB with all that can be loaded later'],
    sdks.map(({ name, kb, allKb }) => [name, kb, allKb === kb ? DASH : allKb]),
  );

const measured = (result: PageResult): string => `${loadTable(result.rows)}
${openTable(result.rows)}
Not measured: ${Object.entries(result.leftOut)
  .map(([name, why]) => `${name} (${why})`)
  .join('; ')}.

What one bundler makes of the headless SDK and of other clients, the least that can talk of each; ours keeps what is unsent, comes back by
itself to where it was, and shares a line between tabs.

${sdkTable(result)}
Measured at \`${result.commit}\` on: ${result.machine}, its CPU ${result.throttle} times slower for the page; medians of ${result.rounds} rounds in shuffled order.`;

/** The part of `docs/performance.md` about a shop's page. */
export const renderPage = (result: PageResult | undefined): string => `## On a shop's page

One script tag in an otherwise empty shop page, in Chromium with a CPU slowed down four times: what a cheap phone has. Everything comes
from this machine, so bytes cost nothing but their parsing here; on a line they cost their time as well. Ours is loaded from a relay with one agent who is there,
the peers as their makers publish them, by the tag of their own manuals, from a server that answers what they ask with empty talks: nothing
is asked of anybody else, and a font from elsewhere is a request that fails.

kB are 1000 bytes of bodies, as small as brotli makes them whatever their server does. Script is CPU of the main thread in compiling and running
scripts and in collecting their garbage, blocking what a task takes of it beyond 50 ms: both in a trace, over what the empty page of the same round
took. Seen is wall time from the navigation's begin to the frame that was handed over for painting; the floor is the hand-written element of
the same round. Heap is after a collection, over the empty page's. The floors are [a launcher and a box](../bench/page/floors), and nothing else.

For opening, the pointer rests on the launcher until nothing more is loaded, and presses it then. The box counts when it is painted, can be
written into, and is what a click on its middle meets. Main thread is all its CPU from the pointer's coming until it is quiet again. What has no
launcher is open from the start, and is in the first table only.

${result ? measured(result) : 'Not measured yet.'}

The goals: ${GOALS.kb} kB, ${GOALS.requests} request, ${GOALS.scriptMs} ms of script, ${GOALS.blockingMs} ms of blocking, seen ${GOALS.overFloorMs} ms after the floor, ${GOALS.heapMb} MB; once open ${GOALS.open.allKb} kB,
${GOALS.open.boxMs} ms to the box, ${GOALS.open.mainMs} ms of main thread, ${GOALS.open.heapMb} MB; and ${GOALS.sdkKb} kB for the SDK. ${result ? verdict(missed(result)) : ''}`;

/** The words of the table on the first page. */
export interface Words {
  readonly heads: readonly string[];
  readonly floor: string;
  readonly below: string;
}

/** The short table on the first page: what a page pays before anybody opens the chat, and what opening loads. */
export function renderShort(result: PageResult, { heads, floor, below }: Words): string {
  const rows = result.rows.filter(({ kind, name }) => kind !== 'floor' || name.startsWith('hand'));
  const cells = rows.map((row) => [
    row.kind === 'floor' ? floor : label(row),
    row.kb,
    row.requests,
    `${row.scriptMs} ms`,
    `${row.heapMb} MB`,
    row.open?.allKb ?? row.kb,
  ]);
  return `${table(heads, cells)}\n${below}\n`;
}
