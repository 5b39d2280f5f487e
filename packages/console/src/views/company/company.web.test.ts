import { expect } from '@open-wc/testing';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const me = { id: ME.id, name: ME.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const third = { id: idOf(903), name: 'Zhang Min' };
const BOSS = { role: 'agent', ...third } as const;
const MEI = { id: idOf(1), member: member('1', 'Mei') };
const THEIRS = rowOf(1, { state: 'active', agent: colleague, owner: colleague, shopper: MEI, openedAt: NOON });
const MINE = { ...THEIRS, agent: me, owner: me };
const SAID = message(2, shopperOf(1), NOON, 'Is it blue?');
const assigned = (agent: typeof me): PublicEvent => ({
  kind: 'assigned',
  seq: 3,
  at: NOON,
  by: { role: 'agent', ...agent },
  agent,
});
const INVITED: DeskEvent = {
  kind: 'invited',
  deskSeq: 3,
  afterSeq: 3,
  at: NOON,
  by: COLLEAGUE,
  to: me,
  text: 'Does it fit a 20 mm pipe?',
};
const WHISPER: DeskEvent = {
  kind: 'whispered',
  deskSeq: 4,
  afterSeq: 3,
  at: NOON,
  by: BOSS,
  to: me,
  text: 'Offer free shipping',
};
const STORED = { cid: 'c', conversation: idOf(1), seq: 4, at: NOON };

describe('beside a colleague', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (
    view: Partial<AgentView>,
    place = `c/${idOf(1)}`,
    language = 'en',
    kept?: Map<string, string>,
  ) => {
    const self = view.self ?? SELF;
    agent = fakeAgent({ connection: 'online', self, colleagues: [me, colleague, third], ...view });
    desk = await openDesk(agent, { place, language, ...(kept ? { kept } : {}) });
  };
  const talk = (agent: typeof me, notes: DeskEvent[] = [], more: PublicEvent[] = []) =>
    new Map([[idOf(1), threadOf(1, { events: [SAID, assigned(agent), ...more], desk: notes })]]);
  const asked = (): Partial<AgentView> => ({
    company: [{ ...THEIRS, invited: [{ agent: me, by: colleague, at: NOON }] }],
    threads: talk(colleague, [INVITED]),
  });
  const guest = (): Partial<AgentView> => ({
    company: [{ ...THEIRS, guests: [me] }],
    threads: talk(colleague, [INVITED], [{ kind: 'joined', seq: 4, at: NOON, by: ME, agent: me }]),
  });
  const supervisor = (): Partial<AgentView> => ({
    self: { ...SELF, duty: 'supervisor' },
    floor: [THEIRS],
    threads: talk(colleague),
  });
  const buttons = () => desk.all('.bar button').map(seen);
  const box = () => desk.find<HTMLTextAreaElement>('.box-text');
  afterEach(() => desk.close());

  it('shows an invitation in the list, in the thread and above the desk, with its words', async () => {
    await open(asked(), '');
    expect(desk.text('.list-company')).to.contain('Li Na asks you to join');
    expect(desk.text('.moves')).to.contain('Li Na asks you into the conversation with Mei: Does it fit a 20 mm pipe?');
    expect(desk.find('.moves').getAttribute('aria-live')).to.equal('polite');
    await desk.press('j', {}, document.body);
    await desk.press('Enter');
    expect(desk.text('.bar-text')).to.equal('Li Na asks you to join: Does it fit a 20 mm pipe?');
    expect(buttons()).to.deep.equal(['Note N', 'Say no X', 'Join G']);
    expect(desk.text('.log')).to.contain('Li Na asked you to join');
    expect(desk.all('.box').length).to.equal(0);
    await expect(desk.root).to.be.accessible();
  });

  it('joins by key and goes to the box; beside whom one answers stays in sight', async () => {
    await open(asked());
    await desk.press('g', {}, document.body);
    expect(agent.calls.last('join').args).to.deep.equal([idOf(1)]);
    agent.set(guest());
    agent.calls.last('join').resolve(STORED);
    await drawn();
    expect(document.activeElement).to.equal(box());
    expect(desk.text('.bar-text')).to.equal('Li Na has this conversation; you answer beside them.');
    expect(desk.text('.list-company')).to.contain('With Li Na, and you');
    expect(desk.text('.log')).to.contain('You joined the conversation');
    await desk.type(box(), 'It does.');
    await desk.press('Enter', {}, box());
    expect(agent.calls.last('send').args).to.deep.equal([idOf(1), 'It does.']);
    expect(desk.all('.thread-head [aria-keyshortcuts=e]').length).to.equal(0);
    await expect(desk.root).to.be.accessible();
  });

  it('leaves by key, and says why where that was refused', async () => {
    await open(guest());
    await desk.press('l', {}, document.body);
    expect(agent.calls.last('part').args).to.deep.equal([idOf(1)]);
    agent.calls.last('part').reject(new ChatError('not_yours'));
    await drawn();
    expect(desk.text('.notice')).to.contain('You don’t have this conversation');
  });

  it('says no by key, from the bar and from the line above', async () => {
    await open(asked());
    await desk.press('x', {}, document.body);
    expect(agent.calls.of('decline').length).to.equal(1);
    agent.calls.last('decline').reject(new ChatError('not_invited'));
    await drawn();
    expect(desk.text('.notice')).to.contain('aren’t asked to join');
    agent.set({ company: [] });
    await drawn();
    expect(desk.all('.news-join').length).to.equal(0);
    expect(buttons()).to.deep.equal(['Note N']);
  });

  it('asks a colleague in with words; who is in or asked already is not offered', async () => {
    const row = { ...MINE, guests: [third] };
    await open({ mine: [row], threads: talk(me) });
    expect(desk.text('.thread-company')).to.equal('Also here: Zhang Min');
    await desk.press('b', {}, document.body);
    expect(desk.text('dialog h2')).to.equal('Ask a colleague into the conversation with Mei');
    expect([...desk.find<HTMLSelectElement>('[name=to]').options].map(({ text }) => text)).to.deep.equal([
      'Choose …',
      'Li Na',
    ]);
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
    expect(desk.all('.handover-wrong').length).to.equal(2);
    expect(document.activeElement?.getAttribute('name')).to.equal('to');
    await expect(desk.root).to.be.accessible();
    const field = desk.find<HTMLSelectElement>('[name=to]');
    field.value = colleague.id;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await desk.type(desk.find<HTMLTextAreaElement>('dialog [name=text]'), ' Does it fit? ');
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
    expect(agent.calls.last('invite').args).to.deep.equal([idOf(1), colleague.id, 'Does it fit?']);
    agent.calls.last('invite').reject(new ChatError('company_full'));
    await drawn();
    expect(desk.text('dialog .notice')).to.contain('As many colleagues');
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
    agent.calls.last('invite').resolve({ cid: 'c', conversation: idOf(1), deskSeq: 3, at: NOON });
    await drawn();
    expect(desk.all('dialog').length).to.equal(0);
  });

  it('tells who has it that somebody came or said no, politely', async () => {
    await open({ mine: [MINE], threads: talk(me) });
    agent.emit('event', { kind: 'joined', seq: 4, at: NOON, by: COLLEAGUE, agent: colleague, conversation: idOf(1) });
    agent.emit('desk', { kind: 'declined', deskSeq: 5, afterSeq: 4, at: NOON, by: BOSS, conversation: idOf(1) });
    await drawn();
    expect(desk.text('.moves')).to.contain('Li Na has joined your conversation with Mei.');
    expect(desk.text('.moves')).to.contain('Zhang Min can’t join your conversation with Mei.');
  });

  it('lets a supervisor find the floor, whisper to who has it, and join', async () => {
    await open(supervisor());
    expect(desk.text('.list-floor')).to.contain('With Li Na');
    expect(buttons()).to.deep.equal(['Note N', 'Whisper W', 'Join G', 'Take over O']);
    await desk.press('w', {}, document.body);
    expect(desk.text('.box-head')).to.equal('To Li Na, at the desk – Mei never sees it');
    await desk.type(box(), 'Offer free shipping');
    // Whoever reads along at the desk may see that; the shopper may not.
    expect(agent.calls.of('typing').map(({ args }) => args[2])).to.deep.equal(['whisper']);
    await desk.press('Enter', {}, box());
    expect(agent.calls.last('whisper').args).to.deep.equal([idOf(1), colleague.id, 'Offer free shipping']);
    expect(box().value).to.equal('');
    agent.calls.last('whisper').reject(new ChatError('already_taken'));
    await drawn();
    expect(box().value).to.equal('Offer free shipping');
    expect(desk.all('.notice').length).to.equal(1);
    await expect(desk.root).to.be.accessible();
  });

  it('keeps a whisper in the box while there is no line', async () => {
    await open({ ...supervisor(), connection: 'waiting' });
    desk.app.intents.writeTo(idOf(1), 'whisper');
    await drawn();
    await desk.type(box(), 'Psst');
    await desk.press('Enter', {}, box());
    expect(box().value).to.equal('Psst');
    expect(agent.calls.of('whisper').length).to.equal(0);
  });

  it('draws a whisper apart from notes, marks its row and tells it, until it is seen or answered; also after a reload', async () => {
    const kept = new Map<string, string>();
    const view = { mine: [MINE], threads: talk(me, [WHISPER]) };
    await open(view, '', 'en', kept);
    expect(desk.text('.moves')).to.contain('Zhang Min whispers (conversation with Mei): Offer free shipping');
    expect(desk.text('.list-mine')).to.contain('New whisper for you');
    desk.close();
    await open(view, `c/${idOf(1)}`, 'en', kept);
    expect(desk.text('.group-whisper')).to.contain('Whisper to Anna Weber');
    expect(desk.find('.group-whisper').getAttribute('aria-label')).to.equal('Zhang Min, Whisper to Anna Weber');
    expect(desk.all('.group-note').length).to.equal(0);
    expect(desk.text('.list-mine')).to.contain('New whisper for you');
    await expect(desk.root).to.be.accessible();
    desk.all('.news-whisper button').at(-1)?.click();
    await drawn();
    expect(desk.text('.list-mine')).not.to.contain('New whisper');
    desk.close();
    await open(view, '', 'en', kept);
    expect(desk.all('.news-whisper').length).to.equal(0);
    desk.close();
    await open({ mine: [MINE], threads: talk(me, [WHISPER], [message(4, ME, NOON, 'Free shipping!')]) }, '');
    expect(desk.all('.news-whisper').length).to.equal(0);
  });

  it('says all of it in Chinese too', async () => {
    await open(asked(), '', 'zh-CN');
    expect(desk.text('.list-company')).to.contain('Li Na 邀请您加入');
    expect(desk.text('.moves')).to.contain('Li Na 邀请您加入与 Mei 的会话');
  });

  it('offers nothing of it to an agent who is not asked', async () => {
    await open({ owned: [THEIRS], threads: talk(colleague) });
    expect(buttons()).to.deep.equal(['Note N']);
    for (const key of ['g', 'w', 'x', 'l', 'b']) await desk.press(key, {}, document.body);
    expect(agent.calls.of('join').length + agent.calls.of('whisper').length + agent.calls.of('part').length).to.equal(
      0,
    );
    expect(desk.all('dialog').length).to.equal(0);
  });
});
