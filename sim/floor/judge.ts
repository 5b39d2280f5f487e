import type { Conversation } from '@shopbell/domain';
import { groupOf, type SiteSettings, standardStaff } from '../../packages/server/src/ports/settings.ts';
import { SITE } from '../world/server.ts';
import type { Agent, Shopper } from './people.ts';
import type { FloorProcess } from './process.ts';

export interface FloorTrial {
  process: FloorProcess;
  settings: SiteSettings;
  agents: readonly Agent[];
  shoppers: readonly Shopper[];
  now: number;
}

/** A pass may be on its way, in ms. */
const SLACK_MS = 5000;

/** What is wrong with a floor where nothing has happened for a while. */
export async function judgeFloor({ process, settings, agents, shoppers, now }: FloorTrial): Promise<string[]> {
  const { store, board } = process;
  const all = (of: 'waiting' | 'held') => store.conversations(SITE, { of, limit: 1000 });
  const [waiting, held] = [await all('waiting'), await all('held')];
  const wrong: string[] = [];
  const there = (agent: Agent) => agent.line?.alive === true;
  const load = (id: string) => held.filter((row) => row.state === 'active' && row.agent.id === id).length;
  const staff = agents.map((agent) => ({ ...standardStaff(agent.id, []), ...settings.staff.get(agent.id), agent }));

  for (const row of held) {
    if (row.state !== 'active') continue;
    const agent = agents.find(({ id }) => id === row.agent.id);
    if (!agent || !there(agent) || agent.status() === 'off') wrong.push(`${row.id} is with somebody who is gone`);
  }
  const lines = new Map<string, number[]>();
  const offers = new Map(agents.map(({ id }) => [id, board.offers(SITE, id).map(({ conversation }) => conversation)]));
  const offered = new Set([...offers.values()].flat());
  for (const row of waiting) {
    if (row.state !== 'requested') continue;
    const group = groupOf(settings, row.group);
    const crew = staff.filter(({ agent, groups }) => there(agent) && groups.includes(group.id));
    const gaveUp = row.returned === 'given_back' || row.returned === 'handed_over' ? row.lastAgent : undefined;
    const onDuty = crew.filter(({ agent }) => agent.status() === 'online' || agent.status() === 'busy');
    if (onDuty.every(({ agent }) => group.mode === 'automatic' && agent.id === gaveUp))
      wrong.push(`${row.id} waits for nobody`);
    const inReach = crew.filter(({ agent, limit }) => agent.status() === 'online' && limit > 0 && agent.id !== gaveUp);
    const free = inReach.filter(
      ({ agent, limit }) => !agent.declined.has(row.id) && load(agent.id) + (offers.get(agent.id)?.length ?? 0) < limit,
    );
    if (gaveUp !== undefined && offers.get(gaveUp)?.includes(row.id)) wrong.push(`${row.id} is offered to its giver`);
    // Who let it lapse is asked again only when everybody in reach has, who declined it isn't: it may wait for somebody without room.
    const gets = group.acceptMs === undefined ? free.length > 0 : free.length > 0 && free.length === inReach.length;
    if (group.mode === 'automatic' && gets && !offered.has(row.id))
      wrong.push(`${row.id} waits though ${free[0]?.agent.id} has room`);
    const askingMs = (group.acceptMs ?? 0) * inReach.length;
    if (now - row.waitsSince > group.maxWaitMs + askingMs + SLACK_MS) wrong.push(`${row.id} waits for ever`);
    const place = board.place(SITE, row.id)?.place ?? 0;
    if (place === 0) wrong.push(`${row.id} has no place`);
    lines.set(group.id, [...(lines.get(group.id) ?? []), place]);
  }
  for (const [group, places] of lines) {
    if (places.toSorted((a, b) => a - b).some((place, i) => place !== i + 1)) wrong.push(`${group}: ${places.join()}`);
  }
  for (const { conversation, place, line, name } of shoppers) {
    if (!line?.alive || conversation === undefined) continue;
    const row: Conversation | undefined = await store.conversation(SITE, conversation);
    const true_ = row?.state === 'requested' ? (board.place(SITE, conversation)?.place ?? 0) : 0;
    if (place(conversation) !== true_) wrong.push(`${name} was told ${place(conversation)}, and is ${true_}`);
  }
  return wrong;
}
