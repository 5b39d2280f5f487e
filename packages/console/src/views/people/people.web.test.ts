import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { playClipboard } from '../../testing/clipboard.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { ME as ME_THERE, rowOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';
import { STEP } from './use-steps.ts';

const ADMIN = { ...SELF, duty: 'admin' as const };
const LI = { id: 'li', name: 'Li <b>Na</b>', email: 'li@shop.example', role: 'agent', since: 1, secondFactor: true };
const ME = { id: SELF.id, name: SELF.name, email: 'anna@shop.example', role: 'admin', since: 0, secondFactor: false };
const ASKED = { id: 'i1', email: 'bo@shop.example', role: 'supervisor', expiresAt: NOON + 3_600_000 };

describe('people', () => {
  let desk: Desk;
  let rest: Rest;

  const open = async (language = 'en', place = 'people') => {
    const agent = fakeAgent({ connection: 'online', self: ADMIN });
    desk = await openDesk(agent, { language, place, request: rest.request });
    await drawn();
    return agent;
  };
  const button = (label: string) => {
    const found = desk.all('button, a').find((one) => (one.getAttribute('aria-label') ?? seen(one)) === label);
    if (!found) throw new Error(`no button ${label}`);
    return found;
  };
  const press = async (label: string) => {
    button(label).click();
    await drawn();
  };
  const calls = () => rest.asked.map(({ call }) => call).filter((call) => call !== 'GET people');

  beforeEach(() => {
    rest = playRest();
    rest.answer('GET people', { people: [ME, LI], invitations: [ASKED] });
  });
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`lists members and invitations, accessible, in ${language}`, async () => {
      await open(language);
      const rows = desk.all('.person').map((row) => seen(row));
      expect(rows.length).to.equal(3);
      expect(rows[1]).to.contain('Li <b>Na</b>');
      expect(rows[1]).to.contain('li@shop.example');
      expect(rows[2]).to.contain('bo@shop.example');
      expect(document.title).to.equal(language === 'en' ? 'People – Shopbell' : '成员 – Shopbell');
      await expect(desk.root).to.be.accessible();
    });
  }

  it('copies the members as a table', async () => {
    const clipboard = playClipboard();
    await open();
    await press('Copy as table');
    expect(clipboard.copied).to.deep.equal([
      [
        'Name\tE-mail\tRole\tSecond factor',
        `${SELF.name}\tanna@shop.example\tAdmin\t`,
        'Li <b>Na</b>\tli@shop.example\tAgent\tsecond factor on',
        '',
      ].join('\r\n'),
    ]);
    clipboard.stop();
  });

  it('opens with the first of hundreds, and draws the others by and by', async () => {
    const people = Array.from({ length: STEP * 2 + 7 }, (_, n) => ({ ...LI, id: `li${n}`, name: `Li ${n}` }));
    rest.answer('GET people', { people, invitations: [] });
    await open();
    expect(desk.all('.person')).to.have.length(STEP);
    await desk.pass(20);
    await desk.pass(20);
    await desk.pass(20);
    expect(desk.all('.person')).to.have.length(people.length);
    expect(seen(desk.all('.person').at(-1))).to.contain(`Li ${people.length - 1}`);
  });

  it('changes a colleague’s name in place', async () => {
    await open();
    await press('Change name: Li <b>Na</b>');
    const field = desk.find<HTMLInputElement>('.entry-form input');
    expect(document.activeElement === field).to.equal(true);
    await desk.type(field, 'Li Na');
    await expect(desk.root).to.be.accessible();
    rest.answer('POST people/li/name', undefined);
    await press('Save');
    expect(rest.asked.find(({ call }) => call === 'POST people/li/name')?.body).to.deep.equal({ name: 'Li Na' });
    expect(desk.text('.office-done:not(:empty)')).to.contain('They go by it');
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Change name: Li <b>Na</b>');
  });

  it('is reached from the desk by admins only, and left again', async () => {
    await open('en', '');
    button('People').click();
    // The browser tells of a new address later.
    await new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    await drawn();
    expect(desk.text('h1')).to.equal('People');
    expect(document.activeElement === desk.find('h1')).to.equal(true);
    desk.close();
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }), {});
    expect(desk.all('[href="#people"]').length).to.equal(0);
  });

  it('says that it loads, that the server is away, and tries again', async () => {
    rest = playRest();
    await open();
    expect(desk.text('[role=alert]')).to.equal('There is no connection to the server.');
    await expect(desk.root).to.be.accessible();
    rest.answer('GET people', { people: [ME], invitations: [] });
    await press('Try again');
    expect(desk.all('.person').length).to.equal(1);
    expect(desk.text('main')).to.contain('Nobody is invited right now.');
  });

  it('says so when the role doesn’t allow it', async () => {
    rest.refuse('GET people', 'forbidden');
    await open();
    expect(desk.text('[role=alert]')).to.equal('Your role doesn’t allow this.');
  });

  it('takes an answer that is none for a failure, and draws nothing of it', async () => {
    rest.answer('GET people', { people: [{ ...LI, name: { type: 'b' } }], invitations: [] });
    await open();
    expect(desk.all('.person').length).to.equal(0);
    expect(desk.text('[role=alert]')).to.contain('The server failed.');
  });

  it('invites, tells where the link is, and shows a refusal by the field', async () => {
    await open();
    rest.refuse('POST invitations', 'bad_frame', { path: 'email' });
    await desk.type(desk.find<HTMLInputElement>('[name=email]'), 'nobody');
    await press('Invite');
    expect(desk.text('#invite-told')).to.equal('That is no e-mail address.');
    expect(desk.find('[name=email]').getAttribute('aria-invalid')).to.equal('true');
    await expect(desk.root).to.be.accessible();
    rest.answer('POST invitations', {});
    const select = desk.find<HTMLSelectElement>('#invite-role');
    select.value = 'supervisor';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await desk.type(desk.find<HTMLInputElement>('[name=email]'), ' new@shop.example ');
    await press('Invite');
    expect(rest.asked.findLast(({ call }) => call === 'POST invitations')?.body).to.deep.equal({
      email: 'new@shop.example',
      role: 'supervisor',
    });
    expect(desk.text('.office-done')).to.contain('new@shop.example is invited.');
    expect(desk.find<HTMLInputElement>('[name=email]').value).to.equal('');
  });

  it('asks before anything is done; Escape is no, and gives the focus back', async () => {
    await open();
    await press('Remove: Li <b>Na</b>');
    expect(desk.text('.question')).to.contain('Remove Li <b>Na</b> from the shop?');
    expect(document.activeElement === button('Cancel')).to.equal(true);
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape');
    expect(desk.all('.question').length).to.equal(0);
    expect(document.activeElement?.closest('.person')?.textContent).to.contain('Li <b>Na</b>');
    expect(calls()).to.deep.equal([]);
  });

  it('says how many conversations go back to the queue by another role or a lost password', async () => {
    const has = (n: number) => rowOf(n, { state: 'active', agent: { id: 'li', name: 'Li Na' } });
    const agent = await open();
    await press('Reset password: Li <b>Na</b>');
    expect(desk.text('.question')).not.to.contain('queue');
    agent.set({ floor: [has(1), has(2), rowOf(3, { state: 'active', agent: ME_THERE })] });
    await drawn();
    expect(desk.text('.question')).to.contain('Their 2 conversations go back to the queue');
    await press('Cancel');
    const select = desk.all('.person select')[1] as HTMLSelectElement;
    select.value = 'admin';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    agent.set({ floor: [has(1)] });
    await drawn();
    expect(desk.text('.question')).to.contain('Their conversation goes back to the queue');
    agent.set({ floor: Array.from({ length: 100 }, (_, n) => has(n)) });
    await drawn();
    expect(desk.text('.question')).to.contain('What they have goes back to the queue');
  });

  it('removes, resets and changes roles with the calls for it', async () => {
    await open();
    for (const call of ['POST people/li/role', 'POST people/li/password-reset', 'DELETE people/li/second-factor']) {
      rest.answer(call, undefined);
    }
    rest.answer('DELETE people/li', undefined);
    const select = desk.all('.person select')[1] as HTMLSelectElement;
    select.value = 'admin';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
    await press('Change role');
    expect(rest.asked.findLast(({ call }) => call === 'POST people/li/role')?.body).to.deep.equal({ role: 'admin' });
    expect(desk.text('.office-done')).to.equal('Li <b>Na</b> is now Admin.');
    await press('Reset password: Li <b>Na</b>');
    await press('Reset password');
    await press('Remove second factor: Li <b>Na</b>');
    await press('Remove second factor');
    await press('Remove: Li <b>Na</b>');
    rest.answer('GET people', { people: [ME], invitations: [] });
    await press('Remove');
    expect(calls()).to.deep.equal([
      'POST people/li/role',
      'POST people/li/password-reset',
      'DELETE people/li/second-factor',
      'DELETE people/li',
    ]);
    expect(desk.text('.office-done')).to.equal('Li <b>Na</b> is no longer at the shop.');
    expect(desk.all('.person').length).to.equal(1);
  });

  it('says why somebody can’t be removed', async () => {
    await open();
    rest.refuse('DELETE people/li', 'has_conversations');
    await press('Remove: Li <b>Na</b>');
    await press('Remove');
    expect(seen(desk.all('.person')[1])).to.contain('They still have open conversations.');
    await expect(desk.root).to.be.accessible();
  });

  it('withdraws an invitation, sends it again, and says when its time is over', async () => {
    await open();
    rest.answer('DELETE invitations/i1', undefined);
    rest.answer('POST invitations', {});
    await press('Send again: bo@shop.example');
    await press('Withdraw: bo@shop.example');
    expect(calls()).to.deep.equal(['POST invitations', 'DELETE invitations/i1']);
    expect(seen(desk.all('.person')[2])).to.contain('Good until');
    rest.answer('GET people', { people: [ME], invitations: [{ ...ASKED, expiresAt: NOON - 1 }] });
    await desk.pass(15_000);
    expect(seen(desk.all('.person')[1])).to.contain('Its time is over');
  });

  it('fits a telephone without scrolling sideways', async () => {
    await open();
    desk.root.style.width = '390px';
    desk.root.style.containerType = 'inline-size';
    await drawn();
    const main = desk.find('main');
    const [head, body] = [desk.find('.office-head').getBoundingClientRect(), main.getBoundingClientRect()];
    expect(body.top >= head.bottom && body.width === head.width, 'the head stands above').to.equal(true);
    expect(main.scrollWidth <= main.clientWidth).to.equal(true);
  });
});
