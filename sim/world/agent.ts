import { agentOver } from '../../packages/sdk/src/agent-over.ts';
import type { Thread } from '../../packages/sdk/src/types.ts';
import type { Shown } from '../history.ts';
import { createHost } from './host.ts';
import { abandon, type Box, type Device, follow, type Page, type PageWorld, portsOf, type Wish } from './page.ts';

/** An agent's browser. */
export interface AgentDevice extends Device {
  readonly token: string;
}

/** An agent's page, and what it may see is left to the caller. */
export interface AgentPage extends Page {
  readonly token: string;
}

const BURST = 8;

const firstOf = (thread: Thread) => (thread.more ? (thread.events[0]?.seq ?? 1) - 1 : 0);

export function openAgent(world: PageWorld, device: AgentDevice, box: Box, name: string): AgentPage {
  const { dice, timeline, words } = world;
  const host = createHost(timeline, name);
  const faults: string[] = [];
  const agent = agentOver(
    { ...portsOf(world, host, device, box), fetch: () => Promise.reject(new Error('no HTTP here')), origin: undefined },
    { endpoint: 'https://chat.example', token: device.token },
  );
  const told = new Set<string>();
  const hear = (what: string) => {
    const key = `${world.era()} ${what}`;
    if (told.has(key)) faults.push(`${name} was told twice of ${key}`);
    told.add(key);
  };
  agent.on('event', ({ conversation, seq, cid, kind }) => hear(`${conversation} ${seq} ${kind} ${cid}`));
  agent.on('desk', ({ conversation, deskSeq, cid, kind }) => hear(`${conversation} desk ${deskSeq} ${kind} ${cid}`));
  agent.on('change', ({ waiting, mine, threads }) => {
    if (!host.alive) return;
    for (const { conversation } of [...waiting, ...mine]) if (!threads.has(conversation)) agent.open(conversation);
  });
  void agent.connect().catch(() => undefined);

  const wish = (what: Wish, ask: () => Promise<{ cid: string }>) => follow(world, page, what, ask);
  const say = (conversation: string) => {
    const text = words();
    wish({ deed: 'say', conversation, text }, () => agent.send(conversation, text));
  };

  const page: AgentPage = {
    host,
    device,
    box,
    faults,
    token: device.token,
    act() {
      const { waiting, mine, threads } = agent.view;
      const free = dice.pick(waiting);
      if (free && dice.hit(mine.length > 0 ? 0.4 : 0.9)) {
        const { conversation } = free;
        wish({ deed: 'take', conversation }, () => agent.take(conversation));
        return;
      }
      const own = dice.pick(mine);
      const any = dice.pick([...threads.keys()]);
      const roll = dice.number();
      if (roll < 0.25 && any) {
        const text = words();
        wish({ deed: 'note', conversation: any, text }, () => agent.note(any, text));
      } else if (roll < 0.3 && any) void agent.history(any, { limit: 1 + dice.int(20) }).catch(() => undefined);
      else if (!own) return;
      else if (roll < 0.36)
        wish({ deed: 'close', conversation: own.conversation }, () => agent.close(own.conversation));
      else if (roll < 0.42) agent.typing(own.conversation, dice.hit(0.7));
      else if (roll < 0.47) for (let left = 2 + dice.int(BURST); left > 0; left--) say(own.conversation);
      else say(own.conversation);
    },
    shown: () =>
      [...agent.view.threads.values()].map(
        (thread): Shown => ({
          who: name,
          conversation: thread.conversation,
          public: thread.events,
          desk: thread.desk,
          first: firstOf(thread),
          pending: thread.pending.map(({ cid }) => cid),
        }),
      ),
    pending: () =>
      [...agent.view.threads.values()].flatMap(({ pending }) =>
        pending.flatMap(({ cid, status }) => (status === 'failed' ? [] : cid)),
      ),
    close() {
      abandon(world, box);
      host.die();
    },
  };
  return page;
}
