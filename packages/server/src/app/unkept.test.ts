import { expect, test } from 'vitest';
import { createMemorySummaries } from '../stores/memory/summaries.ts';
import { AGENTS, createRig, SITE } from '../testing/rig.ts';
import { createDayBook } from './summaries.ts';

const DAY_MS = 86_400_000;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Li Na has answered a shopper; the book's clock stands where it is put. */
async function worked() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'Good morning' });
  const day = rig.clock.now();
  let now = day;
  const summaries = createMemorySummaries();
  const people = async () =>
    Object.values(AGENTS).map((agent) => ({
      ...{ agent: { ...agent, email: '' }, role: 'agent' as const, since: 0, secondFactor: false },
    }));
  const { store, settings } = rig;
  const book = createDayBook({ store, summaries, settings, directory: { people }, clock: { now: () => now } });
  return {
    book,
    day: dateOf(day),
    unkept: (agent: keyof typeof AGENTS, daysLater: number) => {
      now = day + daysLater * DAY_MS;
      return book.unkept(SITE, AGENTS[agent].id);
    },
  };
}

test('[SM6] the newest day with something done that was not kept is told from the next day on, for a week', async () => {
  const { unkept, day } = await worked();
  expect(await unkept('na', 0)).toBeUndefined();
  expect(await unkept('na', 1)).toBe(day);
  expect(await unkept('na', 7)).toBe(day);
  expect(await unkept('na', 8)).toBeUndefined();
  expect(await unkept('wei', 1)).toBeUndefined();
});

test('[SM6] a day that was kept is told no more', async () => {
  const { book, unkept, day } = await worked();
  expect(await unkept('na', 1)).toBe(day);
  await book.keep(SITE, AGENTS.na, { day, after: 0, remarks: [] });
  expect(await unkept('na', 1)).toBeUndefined();
});

test('[SM7] who oversees a day is told who did something in it and has not kept it', async () => {
  const { book, unkept, day } = await worked();
  expect(await unkept('na', 1)).toBe(day);
  expect(await book.ofDay(SITE, day)).toMatchObject({ kept: [], unkept: [AGENTS.na] });
  await book.keep(SITE, AGENTS.na, { day, after: 0, remarks: [] });
  expect(await book.ofDay(SITE, day)).toMatchObject({ kept: [{ agent: AGENTS.na }], unkept: [] });
});
