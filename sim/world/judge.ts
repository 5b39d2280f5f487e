import { type Conversation, isInCompany, type PersonKey } from '@shopbell/domain';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { Store } from '../../packages/server/src/ports/store.ts';
import { checkHistory, type FinalLog, type Judgement, type Marked, type Shown } from '../history.ts';
import type { AgentPage } from './agent.ts';
import { holdersOf } from './held.ts';
import { listsOf } from './lists.ts';
import type { Page } from './page.ts';
import { marksOf } from './receipts.ts';
import type { Pressed, Recorder } from './record.ts';
import { mayRefuse } from './refusals.ts';
import { AGENTS, SITE } from './server.ts';
import type { ShopperDevice } from './shopper.ts';

/** Everything there is to judge. */
export interface Trial {
  recorder: Recorder;
  store: Store;
  /** The relay's clock was set back. */
  isSetBack: boolean;
  /** The cids of what was erased. */
  erased: ReadonlySet<string>;
  /** Every conversation there ever was. */
  conversations: Iterable<string>;
  shoppers: readonly { page: Page; device: ShopperDevice }[];
  agents: readonly AgentPage[];
  /** Every clock went on by days: what was acked before is not kept any more. */
  daysPassed: boolean;
}

interface Final extends FinalLog {
  row: Conversation;
  public: PublicEvent[];
  desk: DeskEvent[];
}

const NOBODY = { id: '', duty: 'agent' } as const;

/** Both logs of a conversation, whole. */
async function readLogs(store: Store, row: Conversation): Promise<Final> {
  const { id } = row;
  const promises = row.promises?.map(({ id, dueAt, owner }) => ({ id, dueAt, owner: owner.id })) ?? [];
  const { state, rating } = row;
  const final: Final = { row, conversation: id, public: [], desk: [], promises, state, stars: rating?.stars };
  for (;;) {
    const { events, head } = await store.readPublic(SITE, id, { after: final.public.length, limit: 1000 });
    final.public.push(...events);
    if (final.public.length >= head || events.length === 0) break;
  }
  for (;;) {
    const { events, head } = await store.readDesk(SITE, id, { after: final.desk.length, limit: 1000 });
    final.desk.push(...events);
    if (final.desk.length >= head || events.length === 0) break;
  }
  return final;
}

/** The persons whom a page has greeted for, or the device remembers. */
async function personsOf(
  store: Store,
  { stored, member }: ShopperDevice,
  greeted: string | undefined,
): Promise<PersonKey[]> {
  const { token = greeted }: { token?: string } =
    greeted !== undefined || stored === undefined ? {} : JSON.parse(stored);
  const known = token === undefined ? undefined : await store.device(SITE, token);
  return [...(known ? [`p:${known.participant}` as const] : []), ...(member ? [`m:${member}` as const] : [])];
}

/**
 * Is this agent told of it, whatever happened since they first could read it? A closed one that comes into reach with its case
 * (`agentMayRead`) is not: it is in no list, and read when it is opened anew.
 */
const isTold = (row: Conversation, id: string, duty: string) => {
  const { state } = row;
  if (row.promises?.some(({ owner }) => owner.id === id)) return true;
  if (duty !== 'agent' || state === 'requested' || state === 'left') return true;
  return isInCompany(row, id) || row.agent?.id === id || (state === 'active' && row.case.owner?.id === id);
};

const isToldOf = ({ token }: AgentPage, log: Final | undefined): boolean => {
  const { id, duty } = AGENTS[token] ?? NOBODY;
  return log !== undefined && isTold(log.row, id, duty);
};

/** Where the desk's lane of a screen starts, given where its public one does. */
const deskFirst = ({ desk }: Final, first: number) =>
  first === 0 ? 0 : (desk.findLast(({ afterSeq }) => afterSeq < first)?.deskSeq ?? 0);

/** What an agent is not told of any more stays as it was; the others must be whole. */
function agentScreens(page: AgentPage, logs: ReadonlyMap<string, Final>): Shown[] {
  const { id, duty } = AGENTS[page.token] ?? NOBODY;
  return page.shown().flatMap((screen) => {
    const log = logs.get(screen.conversation);
    if (!log) return screen.public.length > 0 ? screen : [];
    if (!isTold(log.row, id, duty)) return [];
    // It may show more of the desk than its public part needs.
    const from = (screen.desk?.[0]?.deskSeq ?? Number.POSITIVE_INFINITY) - 1;
    return { ...screen, deskFirst: Math.min(from, deskFirst(log, screen.first)) };
  });
}

/** A shopper's screens, and an empty one for each open conversation that is missing. */
async function shopperScreens(
  store: Store,
  page: Page,
  device: ShopperDevice,
  logs: ReadonlyMap<string, Final>,
): Promise<Shown[]> {
  const screens = page.shown();
  const persons = await personsOf(store, device, page.greeted);
  for (const { row, conversation } of logs.values()) {
    if (row.state === 'closed' || !persons.includes(row.person)) continue;
    if (screens.some((screen) => screen.conversation === conversation)) continue;
    screens.push({ who: page.host.name, conversation, public: [], first: 0 });
  }
  return screens;
}

/** What is told of who has which conversation, with what is true of that. */
async function markedOf({ recorder, store, shoppers, agents }: Trial, logs: Iterable<Final>): Promise<Marked[]> {
  const marked: Marked[] = [];
  for (const { row, public: log } of logs) {
    const ofAgents = agents.map(({ name, reading, token }) => {
      const { id, duty } = AGENTS[token] ?? NOBODY;
      return { name, reading, isTold: isTold(row, id, duty) };
    });
    marked.push(
      ...marksOf({
        row,
        log,
        stored: await store.receipts(SITE, row.id),
        pages: [...ofAgents, ...shoppers.map(({ page: { name, reading } }) => ({ name, reading, isTold: true }))],
        looked: recorder.looked,
        isRestored: recorder.restored > 0,
      }),
    );
  }
  return marked;
}

/**
 * Cids that wait: on a screen, or behind a promise that was not kept. An agent who lost sight of a conversation never sees
 * the event of what was acked there.
 */
function unsentOf({ recorder, erased, shoppers, agents }: Trial, logs: ReadonlyMap<string, Final>): string[] {
  // What was erased before its ack came is refused by a restored store, in each tab that asks for it by itself.
  const isOver = (cid: string) => erased.has(cid) && recorder.refused.has(cid);
  const waiting = new Set(shoppers.flatMap(({ page }) => page.pending().filter((cid) => !isOver(cid))));
  for (const page of agents) {
    const { id, duty } = AGENTS[page.token] ?? NOBODY;
    for (const cid of page.pending()) {
      const press = recorder.byCid(cid);
      const log = logs.get(press?.conversation ?? '');
      const isOutOfSight = log && !isTold(log.row, id, duty);
      if (!isOutOfSight || press?.ackedAt === undefined) waiting.add(cid);
    }
  }
  for (const [index, { cid, promise }] of recorder.pressed.entries()) {
    if (promise === 'open') waiting.add(cid ?? `unsent ${index}`);
  }
  return [...waiting];
}

/** A page writes down what was acked within this time, in ms. */
const NOTED_MS = 3000;

/** Was it refused for good, to the client or to the person, for a reason that holds? */
function isRefused({ recorder, erased }: Trial, press: Pressed): boolean {
  const { cid = '', promise, refusal = '' } = press;
  const code = recorder.refused.get(cid);
  const through = { restored: recorder.restored, erased };
  return (
    (code !== undefined && mayRefuse(press, code, through)) ||
    (promise === 'broken' && mayRefuse(press, refusal, through))
  );
}

/**
 * May a restored backup have cost it for good? Messages are offered anew by whoever still knows them (C13): not what was
 * taken back, refused when it was offered, acked more than a day ago, or told to a page that kept nothing.
 */
function mayBeGone(trial: Trial, press: Pressed): boolean {
  const { recorder, daysPassed, erased } = trial;
  const {
    cid = '',
    deed,
    said,
    lackedBy,
    takenBack,
    ackedAt,
    leftAt,
    isKept,
    troubled,
    promise,
    conversation = '',
    of = 0,
  } = press;
  const isAmendment = deed === 'edit' || deed === 'recall';
  // The number it names is another one in the restored store, or none: it is dropped.
  const isElsewhere = isAmendment && of >= (recorder.lostFrom.get(conversation) ?? Number.POSITIVE_INFINITY);
  if (isElsewhere && promise !== 'kept' && ackedAt === undefined) return true;
  // Of words that are taken back no unsent edit goes to another store.
  const isOver = deed === 'edit' && recorder.restored > 0 && !!recorder.byCid(said ?? '')?.takenBack;
  if (isOver && ackedAt === undefined) return true;
  if (lackedBy === undefined) return false;
  if (takenBack || daysPassed || ackedAt === undefined || erased.has(cid)) return true;
  // Of another store's numbers nothing is left but a message's own cid: words that were taken back, and what nobody knows by it.
  if (isAmendment && (said === undefined || erased.has(said) || recorder.byCid(said)?.takenBack)) return true;
  if (isRefused(trial, press)) return true;
  return !!troubled || (leftAt !== undefined && (!isKept || leftAt - ackedAt < NOTED_MS));
}

/** Holds the run against the contract, as things stand now. */
export async function judge(trial: Trial): Promise<Judgement> {
  const { recorder, store, erased, conversations, shoppers, agents } = trial;
  const logs = new Map<string, Final>();
  for (const id of conversations) {
    const row = await store.conversation(SITE, id);
    if (row) logs.set(id, await readLogs(store, row));
  }
  const shown = agents.flatMap((page) => agentScreens(page, logs));
  for (const { page, device } of shoppers) shown.push(...(await shopperScreens(store, page, device, logs)));
  const rows = [...logs.values()].map(({ row }) => row);
  const cidOf = (index: number) => recorder.pressed[index]?.cid ?? `unsent ${index}`;
  const indexes = [...recorder.pressed.keys()];
  return checkHistory({
    pressed: recorder.presses(),
    acked: recorder.acked,
    refused: indexes
      .filter((index) => {
        const press = recorder.pressed[index];
        return press && isRefused(trial, press);
      })
      .map(cidOf),
    excused: indexes
      .filter((index) => {
        const press = recorder.pressed[index];
        return press?.excused;
      })
      .map(cidOf),
    lost: indexes
      .filter((index) => {
        const press = recorder.pressed[index];
        return press && mayBeGone(trial, press);
      })
      .map(cidOf),
    logs: [...logs.values()],
    shown,
    lists: agents.flatMap((page) => listsOf(page, rows)),
    holders: holdersOf({
      recorder,
      isSetBack: trial.isSetBack,
      erased,
      logs: [...logs.values()],
      shoppers: shoppers.map(({ page }) => page),
      agents: agents.map((page) => ({ page, isTold: (id) => isToldOf(page, logs.get(id)) })),
    }),
    marked: await markedOf(trial, logs.values()),
    unsent: unsentOf(trial, logs),
  });
}
