import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, rowOf, SELF } from '../../testing/fixtures.ts';

const colleague = { id: COLLEAGUE.id, name: 'Li Na', limit: 5 };
const others = [
  { ...colleague, status: 'online' as const, load: 2 },
  { id: idOf(902), name: 'Maier', status: 'busy' as const, load: 5, limit: 5 },
  { id: idOf(903), name: 'Wang', status: 'away' as const, load: 1, limit: 8 },
];

describe('whom a conversation can be given to', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async () => {
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: [rowOf(1, { state: 'active', agent: ME, openedAt: NOON })],
      threads: new Map(),
      colleagues: others,
      groups: [
        { id: 'pre-sales', name: 'Pre-sales', open: true },
        { id: 'returns', name: 'Returns desk', open: false },
      ],
    });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    await desk.press('h', {}, document.body);
  };
  const select = () => desk.find<HTMLSelectElement>('[name=to]');
  const choose = async (value: string) => {
    select().value = value;
    select().dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };
  afterEach(() => desk.close());

  it('are groups, open or closed, and colleagues with how they stand; who can’t says why', async () => {
    await open();
    expect([...select().options].map(({ text, disabled }) => (disabled ? `(${text})` : text))).to.deep.equal([
      'Choose …',
      'Pre-sales · open',
      'Returns desk · closed',
      'Li Na · Online · 2 of 5',
      '(Maier · full, 5 of 5)',
      '(Wang · Away · 1 of 8)',
      'Back to the queue, to whoever is free',
    ]);
    await expect(desk.root).to.be.accessible();
  });

  it('includes a closed group, and says what becomes of it there', async () => {
    await open();
    await choose('group:returns');
    expect(desk.text('#handover-to-hint')).to.contain('it becomes a left message');
    const reason = desk.find<HTMLSelectElement>('[name=reason]');
    reason.value = 'expertise';
    reason.dispatchEvent(new Event('change', { bubbles: true }));
    await desk.type(desk.find<HTMLTextAreaElement>('[name=text]'), 'Wants a refund');
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
    expect(agent.calls.last('transfer').args).to.deep.equal([
      idOf(1),
      { group: 'returns' },
      { reason: 'expertise', note: 'Wants a refund' },
    ]);
  });

  it('follows what happens meanwhile: who has become full is chosen no more', async () => {
    await open();
    await choose(colleague.id);
    agent.set({ colleagues: others.map((one) => ({ ...one, load: 8 })) });
    await drawn();
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
    expect(desk.all('.handover-wrong')[0]?.textContent).to.equal('Choose who gets it.');
    expect(agent.calls.of('transfer').length).to.equal(0);
  });
});
