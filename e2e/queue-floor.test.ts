import type { Agent } from '@shopbell/sdk/agent';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, guest, onDuty, when } from './lib/floor.ts';
import { type Office, openOffice, type Relay, run, SERVER, signInOf, startRelay } from './lib/index.ts';

const THIRD = { email: 'third@example.com', name: 'Agent Three' };
const NOTE = 'The parcel is a week late; he has the number.';

let relay: Relay;
let office: Office;
let third: { email: string; password: string };

beforeAll(async () => {
  relay = await startRelay();
  await relay.kill();
  const flags = ['--site-slug', 'demo', '--email', THIRD.email, '--name', THIRD.name, '--duty', 'agent'];
  const added = run(SERVER, ['--add-agent', ...flags], { SHOPBELL_DATA_DIR: relay.dataDir });
  expect(await added.ended).toBe(0);
  third = { email: THIRD.email, password: /Password +(\S+)/.exec(added.output())?.[1] ?? '' };
  await relay.start();
  office = await openOffice(relay.url, relay.demo);
  const { groups, staff } = await office.floor();
  for (const group of groups) {
    await office.setGroup({ ...group, mode: group.id === 'pre-sales' ? 'automatic' : 'pick' });
  }
  const role = (name: string) => relay.demo.signIns.find((each) => each.name === name)?.role;
  for (const each of staff) {
    const isSales = role(each.name) === 'agent';
    const theirs = each.name === THIRD.name ? ['after-sales'] : isSales ? ['pre-sales'] : [];
    await office.setStaff({ ...each, limit: 2, groups: theirs });
  }
});
afterAll(() => relay.remove());

const stateOf = ({ chat }: Guest) => chat.view.thread?.state;
const kindsOf = ({ chat }: Guest) => chat.view.thread?.events.map(({ kind }) => kind) ?? [];
const holderOf = ({ chat }: Guest) => (stateOf({ chat } as Guest) === 'active' ? chat.view.agent?.id : undefined);
const has = (agent: Agent, { conversation }: Guest) => agent.view.mine.some((row) => row.conversation === conversation);
/** They wait one behind the other, and are told so. */
const inLine = (guests: readonly Guest[]) =>
  Promise.all(guests.map(({ chat }, i) => when(chat, ({ queue }) => queue?.place === i + 1, `place ${i + 1}`)));

/** What a thread shows as said by its shopper, and whether its numbers have no hole. */
function judge({ chat, said }: Guest, seen = chat.view.thread?.events ?? []): void {
  const words = seen.flatMap((event) => (event.kind === 'message' && event.by.role === 'shopper' ? [event.text] : []));
  expect(words).toEqual(said);
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, i) => i + 1));
}

test('a day at the counter: queue, assignment, transfer, take-over, a lost line, a crash, and everybody away', async () => {
  const [one, two, three, boss] = await Promise.all([
    onDuty(relay, signInOf(relay, 'agent', 0)),
    onDuty(relay, signInOf(relay, 'agent', 1)),
    onDuty(relay, third),
    onDuty(relay, signInOf(relay, 'supervisor')),
  ]);
  const idOf = (agent: Agent) => agent.view.self?.id;

  // Ten ask; two each are given out, the others wait in line and know it.
  const guests: Guest[] = [];
  for (let n = 1; n <= 10; n++) guests.push(await guest(relay, `Question ${n}`));
  const [g1] = guests as [Guest];
  for (const each of guests.slice(0, 4)) await when(each.chat, () => stateOf(each) === 'active', 'given to an agent');
  await inLine(guests.slice(4));
  await when(one, () => one.view.mine.length === 2);
  await when(two, () => two.view.mine.length === 2);
  expect(three.view.mine.length + boss.view.mine.length).toBe(0);
  await expect(one.take(guests[5]!.conversation)).rejects.toMatchObject({ code: 'not_offered' });
  for (const each of guests) await each.say('And another thing');

  // One has two of them: answers, ends one, and the next in line comes by itself.
  const [first, second] = guests.slice(0, 4).filter((each) => holderOf(each) === idOf(one)) as [Guest, Guest];
  one.open(first.conversation);
  await one.send(first.conversation, 'Hello!');
  await one.close(second.conversation);
  await when(guests[4]!.chat, () => holderOf(guests[4]!) === idOf(one), 'the next in line');
  await inLine(guests.slice(5));

  // Pre-sales to after-sales, with a note: the owner is told, the shopper once each time.
  await one.transfer(first.conversation, { group: 'after-sales' }, { reason: 'expertise', note: NOTE });
  await when(three, () => three.view.waiting.some(({ conversation }) => conversation === first.conversation));
  await when(one, () => one.view.owned.some(({ conversation }) => conversation === first.conversation));
  three.open(first.conversation);
  await three.take(first.conversation);
  await when(
    three,
    (view) =>
      view.threads.get(first.conversation)?.desk.some((event) => event.kind === 'transferred' && event.text === NOTE) ??
      false,
  );
  await when(one, (view) =>
    view.owned.some(({ conversation, agent }) => conversation === first.conversation && agent?.id === idOf(three)),
  );
  await when(first.chat, () => holderOf(first) === idOf(three));
  expect(kindsOf(first).slice(-2)).toEqual(['requested', 'assigned']);
  await first.say('So nobody knows?');
  await three.send(first.conversation, 'I have the number.');

  // The supervisor takes over; who had it is told, and has room for the next.
  const taken = guests.find((each) => has(two, each))!;
  await boss.takeOver(taken.conversation, idOf(two) ?? '', 'A regular of mine');
  await when(taken.chat, () => holderOf(taken) === idOf(boss));
  await when(two, () => two.view.mine.length === 2 && !has(two, taken));

  // The server is killed. Everybody comes back, everything is where it was.
  for (const agent of [one, two, three, boss]) {
    for (const each of guests.filter((guest) => has(agent, guest))) {
      await when(each.chat, () => holderOf(each) === idOf(agent), 'with who has it');
    }
  }
  const before = guests.map((each) => [stateOf(each), holderOf(each)]);
  await relay.kill();
  await relay.start();
  await Promise.all([...guests.map(({ chat }) => chat), one, two, three, boss].map((client) => client.connect()));
  const open = guests.filter((each) => each !== second);
  for (const each of open) await each.say('Still there?');
  expect(guests.map((each) => [stateOf(each), holderOf(each)])).toEqual(before);

  // A line is lost for good: after the grace what was had waits at its old place, before those who came later.
  const lost = guests.filter((each) => has(two, each));
  for (const group of (await office.floor()).groups) await office.setGroup({ ...group, graceMs: 1000 });
  two.destroy();
  for (const each of lost) await when(each.chat, () => kindsOf(each).lastIndexOf('requested') > 0, 'waits again');
  const waiting = guests.filter((each) => stateOf(each) === 'requested');
  expect(waiting.slice(0, 2)).toEqual(lost);
  await inLine(waiting);

  // Everybody goes away: what waits becomes left messages, each told by when; what is had goes back first.
  for (const agent of [one, three, boss]) agent.setStatus('off');
  for (const each of open) await when(each.chat, () => stateOf(each) === 'left', 'left');
  await when(one, () => one.view.left.length === 9);
  for (const each of open) {
    const left = each.chat.view.thread?.events.at(-1);
    expect(left).toMatchObject({ kind: 'left', dueAt: expect.any(Number) });
    await each.say('Then write to me');
  }

  // Nothing was lost at any step: the log of each reads for the shop as it does for its shopper.
  three.setStatus('online');
  await when(three, (view) => view.duty?.status === 'online');
  await three.take(g1.conversation);
  await three.send(g1.conversation, 'Good morning!');
  const answered = () => g1.chat.view.thread?.events.at(-1);
  await when(
    g1.chat,
    () => answered()?.kind === 'message' && answered()?.by.role === 'agent',
    'a left message is answered',
  );
  expect(holderOf(g1)).toBe(idOf(three));
  boss.setStatus('online');
  for (const each of guests) {
    boss.open(each.conversation);
    const head = each.chat.view.thread?.events.at(-1)?.seq ?? 0;
    const view = await when(
      boss,
      ({ threads }) => threads.get(each.conversation)?.events.at(-1)?.seq === head,
      'the same log',
    );
    judge(each);
    judge(each, [...(view.threads.get(each.conversation)?.events ?? [])]);
  }
  for (const client of [one, three, boss, ...guests.map(({ chat }) => chat)]) client.destroy();
}, 120_000);
