import { STANDARD_LEFT_FORM, STANDARD_LOOK } from '@shopbell/domain';
import { expect, test } from 'vitest';
import { createRig, SITE } from '../../testing/rig.ts';
import { leftLetter } from './left-letter.ts';

const WAIT = STANDARD_LEFT_FORM.mailAfterMs;

/** A left message with an address that an agent has answered in two messages. */
async function answered(origins = ['https://shop.example', 'https://chat.example']) {
  const rig = createRig();
  const shopper = await rig.shopper();
  const contact = { email: 'lilei@mail.example' };
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Where is my parcel?', leave: { contact } });
  const conversation = shopper.of('ack').at(-1)?.conversation ?? '';
  const agent = await rig.agent('na');
  await agent.say({ type: 'take', cid: rig.cid(), conversation });
  await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'On its way' });
  await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'Here tomorrow' });
  const answers = async (of = conversation) => {
    const { events } = await rig.store.readPublic(SITE, of, { after: 0, limit: 50 });
    return events.filter(({ kind, by }) => kind === 'message' && by.role === 'agent');
  };
  const [first, second] = await answers();
  let now = rig.clock.now();
  const at = now;
  const write = leftLetter({
    store: rig.store,
    settings: { get: async () => ({ leftForm: STANDARD_LEFT_FORM, look: STANDARD_LOOK }) as never },
    directory: { site: async () => ({ name: 'Demo', slug: 'demo', timeZone: 'Asia/Shanghai', origins }) as never },
    links: { make: async () => ({ secret: 'S', until: 7 }) },
    publicUrl: 'https://chat.example',
    clock: { now: () => now },
  });
  const letter = (event = first, of = conversation) =>
    write({ site: SITE, about: { conversation: of, number: event?.seq ?? 0 }, at: event?.at ?? at } as never);
  const wait = () => {
    now = rig.clock.now() + WAIT;
  };
  return { rig, shopper, agent, conversation, answers, letter, wait, at, first, second };
}

test('[LE5] waits for the reader, then goes once for what is unread, with all that was said in it and the link behind the sign', async () => {
  const { letter, wait, at, second } = await answered();
  expect(await letter()).toEqual({ later: at + WAIT });
  wait();
  expect(await letter()).toMatchObject({
    mail: {
      about: 'left_replied',
      to: 'lilei@mail.example',
      link: 'https://chat.example/chat/demo#answer=S',
      quote: 'On its way\n\nHere tomorrow',
    },
  });
  expect(await letter(second)).toBeUndefined();
});

test.each([
  [['https://shop.example'], { shop: 'https://shop.example' }],
  [[], {}],
])(
  '[LE7] has no link that leads nowhere: of a site with the addresses %j it says where the shop is',
  async (origins, way) => {
    const { letter, wait } = await answered(origins);
    wait();
    const written = await letter();
    const { about, quote, link, shop } = Object((written as { mail: object }).mail);
    expect({ about, quote, link, shop }).toEqual({
      about: 'left_replied',
      quote: 'On its way\n\nHere tomorrow',
      ...way,
    });
  },
);

test('[LE5] is not sent to who has read the answer in the chat', async () => {
  const { rig, shopper, conversation, letter, wait, first } = await answered();
  await rig.pass(200);
  await shopper.say({ type: 'receipt', conversation, read: first?.seq ?? 0 });
  await rig.pass(2_000);
  wait();
  expect(await letter()).toBeUndefined();
});

test('[LE5] goes again for what is said once the letter before was read', async () => {
  const { rig, shopper, conversation, letter, wait, first, second } = await answered();
  await rig.pass(200);
  await shopper.say({ type: 'receipt', conversation, read: first?.seq ?? 0 });
  await rig.pass(2_000);
  wait();
  expect(await letter(second)).toMatchObject({ mail: { quote: 'Here tomorrow' } });
});

test('[LE5] goes again a day after a letter that nobody has followed', async () => {
  const { rig, agent, conversation, answers, letter, wait } = await answered();
  await rig.pass(86_000_000, 20_000);
  await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'Nearly there' });
  await rig.pass(500_000, 20_000);
  await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'It is here' });
  wait();
  const [, , early, late] = await answers();
  expect(await letter(early)).toBeUndefined();
  expect(await letter(late)).toMatchObject({ mail: { quote: 'It is here' } });
});

test('[LE5] goes on behind the end: what follows in the same matter is answered by letter too', async () => {
  const { rig, shopper, agent, conversation, answers, letter, wait } = await answered();
  await agent.say({ type: 'close', cid: rig.cid(), conversation });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'And the invoice?' });
  const next = shopper.of('ack').at(-1)?.conversation ?? '';
  expect(next).not.toBe(conversation);
  await agent.say({ type: 'take', cid: rig.cid(), conversation: next });
  await agent.say({ type: 'say', cid: rig.cid(), conversation: next, text: 'It is in the parcel' });
  wait();
  const [answer] = await answers(next);
  expect(await letter(answer, next)).toMatchObject({
    mail: { to: 'lilei@mail.example', quote: 'It is in the parcel' },
  });
});
