import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../testing/desk.ts';
import { idOf, ME, rowOf, SELF, threadOf } from '../testing/fixtures.ts';

describe('a session', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');

  beforeEach(async () => {
    const mine = rowOf(1, { state: 'active', agent: ME, openedAt: NOON });
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [mine], threads: new Map([[idOf(1), threadOf(1)]]) });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
  });
  afterEach(() => desk.close());

  const signIn = async (self = SELF) => {
    agent.calls.answer('connect', () => self);
    agent.calls.answer('signIn', () => self);
    await desk.type(desk.find<HTMLInputElement>('[name=email]'), 'a@b.example');
    await desk.type(desk.find<HTMLInputElement>('[name=password]'), 'x');
    desk.find('[type=submit]').click();
    await drawn();
  };

  it('that ended elsewhere says so, and keeps what was typed for the same person', async () => {
    await desk.type(field(), 'half a sentence');
    agent.emit('signedOut', undefined);
    await drawn();
    expect(desk.text('.sign-in-ended')).to.contain('Your session has ended');
    await expect(desk.root).to.be.accessible();
    await signIn();
    expect(field().value).to.equal('half a sentence');
  });

  it('leaves nothing of one agent to another', async () => {
    await desk.type(field(), 'half a sentence');
    agent.emit('signedOut', undefined);
    await drawn();
    await signIn({ ...SELF, id: idOf(901), name: 'Li Na' });
    expect(desk.text('.foot-name')).to.equal('Li Na');
    expect(desk.app.state.writing.drafts.value.size).to.equal(0);
    expect(location.hash).to.equal('');
  });

  it('ends by one’s own wish after a question in the foot, with what it costs', async () => {
    agent.calls.hold('signOut');
    await desk.type(field(), 'half a sentence');
    desk.find('[aria-label="Sign out"]').click();
    await drawn();
    expect(desk.text('.foot-question')).to.contain(
      'Your conversation goes back to the queue unless you sign in again at once. What you typed',
    );
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape', {}, document.body);
    expect(desk.all('.foot-question').length).to.equal(0);

    desk.find('[aria-label="Sign out"]').click();
    await drawn();
    desk.find('.foot-answers .button-strong').click();
    await drawn();
    agent.calls.last('signOut').reject(new ChatError('offline', 'away', 'later'));
    await drawn();
    expect(desk.text('[role=alert]')).to.contain('no connection');

    desk.find('.foot-answers .button-strong').click();
    await drawn();
    agent.calls.last('signOut').resolve(undefined);
    await drawn();
    expect(desk.text('h1')).to.equal('Sign in to answer shoppers');
    expect(desk.app.state.writing.drafts.value.size).to.equal(0);
  });
});
