import type { Server } from './server.ts';
import { sleep } from './until.ts';

async function read({ url }: Server, line: RegExp): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(line.exec(text)?.[1] ?? 0);
}

/** A counter or gauge of the server, for one value of its label; 0 when it has never counted. */
export const counted = (server: Server, name: string, label: string): Promise<number> =>
  read(server, new RegExp(`^${name}\\{\\w+="${label}"\\} (\\d+)$`, 'm'));

/** A gauge of the server without labels. */
export const gauge = (server: Server, name: string): Promise<number> =>
  read(server, new RegExp(`^${name} (\\d+)$`, 'm'));

/** The index of the search looks at the log so often, in ms. */
const LOOK_MS = 250;

/** Waits until all that was said is in the index of the search, which gives way to a flood and works after it. */
export async function indexed(server: Server): Promise<void> {
  do await sleep(2 * LOOK_MS);
  while ((await gauge(server, 'shopbell_search_lag_rows')) > 0);
}
