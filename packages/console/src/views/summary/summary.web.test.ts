import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOSTILE = '\u202e<img src=x onerror="window.hit = 1">';
const FIGURES = {
  agent: SELF.id,
  from: 0,
  until: NOON,
  served: [idOf(1), idOf(2), idOf(3)],
  waiting: [idOf(2)],
  leftAnswered: [],
  transferredAway: [idOf(3)],
  transferredIn: [],
  promised: [],
  kept: [],
  givenUp: [],
  open: [{ conversation: idOf(1), promise: 'a' }],
  overdue: [{ conversation: idOf(1), promise: 'a' }],
};
const DAY = { day: '2026-11-21', zone: 'Asia/Shanghai', now: NOON, open: true, figures: FIGURES, kept: [] };
const kept = (version: number, more: object = {}) => ({
  ...{ agent: { id: SELF.id, name: SELF.name }, day: DAY.day, version, at: NOON, figures: FIGURES },
  ...{ remarks: [{ order: 'A-1042', text: 'Sent twice' }], ...more },
});
const DUTY = { status: 'online', limit: 5, groups: [] } as const;

describe('the day’s summary', () => {
  let agent: FakeAgent;
  let desk: Desk;
  let rest: Rest;
  const open = async (place: string, duty: 'agent' | 'supervisor' = 'agent', language = 'en') => {
    const self = { ...SELF, duty };
    agent = fakeAgent({ connection: 'online', self, duty: DUTY });
    rest = playRest();
    rest.answer('GET summaries', DAY);
    rest.answer('GET summaries/all', { day: DAY.day, zone: DAY.zone, kept: [] });
    desk = await openDesk(agent, { place, language, request: rest.request });
    await drawn();
  };
  const button = (text: string) => desk.all('button').find((one) => seen(one).startsWith(text)) as HTMLButtonElement;
  afterEach(() => desk.close());

  it('is reached by key, and tells what was served, what waits and what is owed', async () => {
    await open('');
    await desk.press('q', {}, document.body);
    await drawn();
    expect(desk.text('h1')).to.equal('Your day');
    expect(desk.text('.summary-figures')).to.contain('Conversations served 3');
    expect(desk.text('.summary-waiting')).to.contain('1');
    expect(desk.text('.summary-overdue')).to.equal('Promises overdue Go to the first 1');
    await expect(desk.root).to.be.accessible();
    desk.find<HTMLButtonElement>('.summary-overdue .link').click();
    await drawn();
    expect(agent.calls.last('open').args).to.deep.equal([idOf(1)]);
  });

  it('is kept with remarks, each with its order, and shows that it is', async () => {
    await open('summary');
    const [order, text] = [
      desk.find<HTMLInputElement>('[aria-label="Order number 1"]'),
      desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'),
    ];
    await desk.type(order, ' A-1042 ');
    button('Keep the day').click();
    await drawn();
    expect(desk.text('.summary-remark .handover-wrong')).to.equal('Write the remark, or leave the order out.');
    await desk.type(text, 'Sent twice');
    rest.answer('POST summaries', kept(1));
    rest.answer(`GET summaries?day=${DAY.day}`, { ...DAY, kept: [kept(1)] });
    button('Keep the day').click();
    await drawn();
    expect(rest.asked.filter(({ call }) => call === 'POST summaries').map(({ body }) => body)).to.deep.equal([
      { day: DAY.day, after: 0, remarks: [{ text: 'Sent twice', order: 'A-1042' }] },
    ]);
    await drawn();
    expect(desk.text('.summary-day')).to.match(/Kept at \d\d:\d\d\./);
    expect(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]').value).to.equal('Sent twice');
    await expect(desk.root).to.be.accessible();
  });

  it('says why it was not kept, and keeps the words', async () => {
    await open('summary');
    await desk.type(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]'), 'Sent twice');
    rest.refuse('POST summaries', 'summary_changed');
    button('Keep the day').click();
    await drawn();
    expect(desk.text('.summary-remarks .told')).to.contain('kept once more meanwhile');
    expect(desk.find<HTMLTextAreaElement>('[aria-label="Remark 1"]').value).to.equal('Sent twice');
  });

  it('comes at sign-off, with the way out', async () => {
    await open('');
    desk.app.intents.setStatus('off', true);
    await drawn();
    agent.set({ duty: { ...DUTY, status: 'off' } });
    await drawn();
    expect(desk.text('.summary-off')).to.contain('You have signed off.');
    button('Sign out').click();
    await drawn();
    expect(agent.calls.of('signOut').length).to.equal(1);
  });

  it('shows who oversees the floor what the team has kept, and runs nothing of it', async () => {
    await open('summary', 'supervisor', 'zh-CN');
    rest.answer('GET summaries/all', {
      ...{ day: DAY.day, zone: DAY.zone },
      kept: [kept(2, { agent: { id: 'li', name: HOSTILE }, remarks: [{ order: HOSTILE, text: HOSTILE }] })],
    });
    await desk.app.intents.office.loadTeam();
    await drawn();
    expect(desk.text('.summary-team')).to.contain('接待 3');
    expect(desk.all('.summary-team img').length).to.equal(0);
    expect('hit' in window).to.equal(false);
    await expect(desk.root).to.be.accessible();
  });

  it('of a day that is over is read only, and says when it can’t be loaded', async () => {
    await open('summary');
    rest.answer('GET summaries?day=2026-11-20', { ...DAY, open: false, kept: [kept(2)] });
    button('Yesterday').click();
    await drawn();
    await drawn();
    expect(desk.text('.summary-day')).to.contain('Order A-1042 Sent twice');
    expect(desk.all('textarea').length).to.equal(0);
    rest.refuse('GET summaries', 'busy');
    button('Today').click();
    await drawn();
    await drawn();
    expect(desk.text('.office-body')).to.contain('can’t store anything right now');
  });
});
