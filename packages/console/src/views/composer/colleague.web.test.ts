import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

describe('a colleague at the same thread', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const asked = message(2, shopperOf(1), NOON, 'Does it fit?');
  const show = async (patch: Parameters<typeof threadOf>[1]) => {
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { events: [asked], ...patch })]]) });
    await drawn();
  };

  beforeEach(async () => {
    const row = rowOf(1, { state: 'active', agent: ME, guests: [COLLEAGUE], openedAt: NOON });
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: [row],
      threads: new Map([[idOf(1), threadOf(1, { events: [asked] })]]),
    });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
  });
  afterEach(() => desk.close());

  it('is seen typing by name, an answer, a note and a whisper told apart', async () => {
    await show({ typing: [COLLEAGUE, shopperOf(1)] });
    expect(desk.text('.typing')).to.match(/^Li Na is typing an answer · .+ is typing/);
    await show({});
    const by = { id: COLLEAGUE.id, name: COLLEAGUE.name };
    agent.set({
      writing: new Map([
        [
          idOf(1),
          [
            { by, lane: 'desk' },
            { by, lane: 'whisper' },
          ],
        ],
      ]),
    });
    await drawn();
    expect(desk.text('.typing')).to.equal('Li Na is typing a note · Li Na is typing a whisper to you');
    await expect(desk.root).to.be.accessible();
  });

  it('is not oneself in another tab', async () => {
    await show({ typing: [ME] });
    expect(desk.all('.typing').length).to.equal(0);
  });

  it('[CW15] what was erased while one typed is told above the box, and asked about before the words go', async () => {
    const field = desk.find<HTMLTextAreaElement>('.box-text');
    await desk.type(field, 'It d');
    expect(desk.all('.erased').length).to.equal(0);
    await show({ events: [asked, { kind: 'wiped', seq: 3, at: NOON, by: { role: 'system' } }] });
    expect(desk.text('.erased')).to.contain('All that was said here was erased while you wrote.');
    await expect(desk.root).to.be.accessible();
    field.focus();
    await desk.press('Enter');
    expect(desk.text('.ask')).to.contain('nothing was sent');
    expect([desk.all('.erased').length, field.value]).to.deep.equal([0, 'It d']);
    await desk.press('Escape');
    await desk.type(field, '');
    expect(desk.all('.erased, .ask').length).to.equal(0);
  });

  it('who answered while one typed is told above the box, until the words are gone', async () => {
    const field = desk.find<HTMLTextAreaElement>('.box-text');
    await desk.type(field, 'It d');
    await show({ events: [asked, message(3, COLLEAGUE, NOON, 'It does.')] });
    expect(desk.text('.answered')).to.equal('Li Na answered since you began to type: It does.');
    await expect(desk.root).to.be.accessible();
    await desk.type(field, '');
    expect(desk.all('.answered').length).to.equal(0);
    await desk.type(field, 'And');
    expect(desk.all('.answered').length).to.equal(0);
  });
});
