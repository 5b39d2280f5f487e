import type { Server } from './server.ts';

/** A counter or gauge of the server, for one value of its label; 0 when it has never counted. */
export async function counted({ url }: Server, name: string, label: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{\\w+="${label}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}
