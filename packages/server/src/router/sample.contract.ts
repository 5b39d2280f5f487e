import type { ConversationId } from '@shopbell/protocol';
import { type Group, STANDARD_GROUPS, type Staff, standardStaff } from '../ports/settings.ts';
import { AGENTS, createRig, type Peer, SITE } from '../testing/rig.ts';

/** Sample floors for tests of the routing. */
export const { na, wei, min } = AGENTS;
export type Rig = ReturnType<typeof createRig>;

export const groups = (over: Partial<Group>): Group[] => STANDARD_GROUPS.map((group) => ({ ...group, ...over }));

export const staff = (over: Partial<Staff>) =>
  new Map([na, wei, min].map(({ id }) => [id, { ...standardStaff(id, STANDARD_GROUPS), ...over }]));

/** A floor whose requests are routed. */
export const routed = (settings: NonNullable<Parameters<typeof createRig>[0]>['settings'] = {}): Rig =>
  createRig({
    routed: true,
    settings,
    limits: { ratePerSecond: 10_000, rateBurst: 10_000, socketsPerPerson: 10_000, heartbeatMs: 3_600_000_000 },
  });

export interface Asking {
  readonly shopper: Peer;
  readonly conversation: ConversationId;
}

let devices = 0;

/** A new shopper who asks. */
export async function ask(rig: Rig, extra: object = {}): Promise<Asking> {
  devices += 1;
  const shopper = await rig.shopper('a', { token: String(devices).padStart(43, 'q') });
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', ...extra });
  return { shopper, conversation: shopper.of('ack')[0]?.conversation ?? '' };
}

export const take = (rig: Rig, peer: Peer, conversation: ConversationId) =>
  peer.say({ type: 'take', cid: rig.cid(), conversation });

export const row = (rig: Rig, { conversation }: Asking) => rig.store.conversation(SITE, conversation);
export const rows = (rig: Rig, all: readonly Asking[]) => Promise.all(all.map((each) => row(rig, each)));

/** The newest state of a topic that somebody was told. */
export const newest = (peer: Peer, topic: string) =>
  [...(peer.of('welcome')[0]?.state ?? []), ...peer.of('state').map(({ state }) => state)].findLast(
    (state) => state.topic === topic,
  );

export const offered = (peer: Peer): ConversationId[] => {
  const state = newest(peer, 'offers');
  return state && 'offers' in state ? state.offers.map(({ conversation }) => conversation) : [];
};

export const kinds = (peer: Peer) => peer.of('facts').flatMap(({ events }) => events.map(({ kind }) => kind));

export const places = (peer: Peer) =>
  peer.of('state').flatMap(({ state }) => (state.topic === 'queue' ? [state.place] : []));

export const desk = async (rig: Rig, { conversation }: Asking) =>
  (await rig.store.readDesk(SITE, conversation, { after: 0, limit: 100 })).events;
