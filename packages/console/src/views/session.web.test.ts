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

  it('that is begun anew in one tab is this tab’s too, and nobody’s else where it is somebody else’s', async () => {
    await desk.type(field(), 'half a sentence');
    agent.emit('signedOut', undefined);
    await drawn();
    agent.calls.answer('connect', () => {
      throw new ChatError('session_invalid', 'nobody', 'never');
    });
    await desk.elsewhere('signedIn');
    expect(desk.text('.sign-in-ended')).to.contain('Your session has ended');
    agent.calls.answer('connect', () => SELF);
    await desk.elsewhere('signedIn');
    expect(field().value).to.equal('half a sentence');
    // Who is in goes on as they are.
    const before = agent.calls.of('connect').length;
    await desk.elsewhere('signedIn');
    expect(agent.calls.of('connect').length).to.equal(before);

    agent.emit('signedOut', undefined);
    agent.calls.answer('connect', () => ({ ...SELF, id: idOf(901), name: 'Li Na' }));
    await desk.elsewhere('signedIn');
    expect(desk.text('.foot-name')).to.equal('Li Na');
    expect(desk.app.state.writing.drafts.value.size).to.equal(0);
    expect(agent.calls.of('signIn').length).to.equal(0);
  });

  it('is told to the other tabs once it is begun, and not when it was refused', async () => {
    agent.emit('signedOut', undefined);
    await drawn();
    agent.calls.answer('signIn', () => {
      throw new ChatError('sign_in_refused', 'no', 'never');
    });
    desk.app.intents.signIn('a@b.example', 'x', '');
    await drawn();
    expect(desk.kept.has('signedIn')).to.equal(false);
    await signIn();
    expect(desk.kept.has('signedIn')).to.equal(true);
  });

  it('ends by one’s own wish after a question in the foot, with what it costs', async () => {
    agent.calls.hold('signOut');
    await desk.type(field(), 'half a sentence');
    desk.find('[aria-label="Sign out"]').click();
    await drawn();
    expect(desk.text('.foot-question')).to.contain(
      'Your conversation goes back to the queue and keeps its place. Nobody else is on duty: it becomes a left message. What you typed',
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
