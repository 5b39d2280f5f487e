import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../testing/desk.ts';
import { COLLEAGUE, idOf, ME, rowOf, SELF, threadOf } from '../testing/fixtures.ts';

const A = idOf(1);
const GOING = 'A file is still on its way and would not arrive.';

describe('[CW8] a file that is on its way is told of', () => {
  let agent: FakeAgent;
  let desk: Desk;

  beforeEach(async () => {
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      duty: { status: 'online', limit: 5, groups: [] },
      mine: [rowOf(1, { state: 'active', agent: ME, openedAt: NOON })],
      threads: new Map([[A, threadOf(1)]]),
      colleagues: [{ id: COLLEAGUE.id, name: COLLEAGUE.name, status: 'online' }],
    });
    desk = await openDesk(agent, { place: `c/${A}`, kept: new Map([['undo', 'off']]) });
    const { files, say } = desk.app.intents;
    files.attach(A, [new File(['x'], 'map.png', { type: 'image/png' })]);
    await drawn();
    say(A, 'public');
    await drawn();
  });
  afterEach(() => desk.close());

  for (const [before, ask, where, words] of [
    ['a conversation ends', () => void desk.app.intents.end(A, 'thread'), '.end-question', GOING],
    ['it is given away', () => desk.app.intents.askHandover(A), 'dialog', GOING],
    ['one signs off', () => desk.app.intents.setStatus('off'), '.duty-question', GOING],
    [
      'one signs out',
      () => void desk.app.intents.signOut(false),
      '.foot-question',
      'A file isn’t with the shopper yet and is dropped.',
    ],
  ] as const) {
    it(`before ${before}, and no more once it is there`, async () => {
      ask();
      await drawn();
      expect(desk.text(where)).to.contain(words);
      agent.uploads[0]?.cancel();
      desk.app.state.files.picked.value = [];
      await drawn();
      expect(desk.text(where)).not.to.contain(words);
    });
  }
});
