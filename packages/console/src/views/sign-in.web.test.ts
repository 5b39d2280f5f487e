import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { atOnce } from '../testing/at-once.ts';
import { type Desk, drawn, openDesk, seen } from '../testing/desk.ts';
import { ME, SELF } from '../testing/fixtures.ts';

describe('signing in', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const email = () => desk.find<HTMLInputElement>('[name=email]');
  const password = () => desk.find<HTMLInputElement>('[name=password]');
  const button = () => desk.find<HTMLButtonElement>('[type=submit]');

  const nobody = () => {
    agent = fakeAgent();
    agent.calls.hold('connect');
    agent.calls.hold('signIn');
  };
  const start = async (language = 'en', kept = new Map<string, string>()) => {
    nobody();
    desk = await openDesk(agent, { language, kept });
    agent.calls.last('connect').reject(new ChatError('session_invalid', 'nobody'));
    await drawn();
  };
  const submit = async () => {
    await desk.type(email(), 'anna@shop.example');
    await desk.type(password(), 'correct horse');
    button().click();
    await drawn();
  };
  const refuse = async (error: ChatError) => {
    agent.calls.last('signIn').reject(error);
    await drawn();
  };

  afterEach(() => desk.close());

  it('is asked for when the cookie is nobody’s, and is accessible', async () => {
    await start();
    expect(desk.text('h1')).to.equal('Sign in to answer shoppers');
    expect(document.title).to.equal('Sign in – Shopbell');
    expect(document.activeElement === email()).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });

  it('leaves who goes into the password at once where they are', async () => {
    const gone = atOnce('[name=password]');
    await start();
    await drawn();
    await gone;
    expect(document.activeElement?.getAttribute('name')).to.equal('password');
  });

  it('leads to the forgotten password in the step of the press', async () => {
    await start();
    desk.find('[href="#forgot"]').click();
    // Only what is drawn at once is: the browser tells of an address in a later task.
    await Promise.resolve();
    expect(desk.text('h1')).to.equal('Forgot your password?');
    expect(location.hash).to.equal('#forgot');
    await drawn();
    expect(desk.text('h1')).to.equal('Forgot your password?');
  });

  it('goes straight to the desk when the cookie is good', async () => {
    agent = fakeAgent({ connection: 'online', self: SELF });
    desk = await openDesk(agent);
    expect(desk.text('.foot-name')).to.equal(ME.name);
  });

  it('tells while the server is away, and goes on trying', async () => {
    nobody();
    agent.set({ connection: 'waiting' });
    desk = await openDesk(agent);
    expect(desk.text('.splash')).to.contain('doesn’t answer yet');
    agent.calls.last('connect').reject(new ChatError('offline', 'away', 'later'));
    await drawn();
    await desk.pass(3000);
    expect(agent.calls.of('connect').length).to.equal(2);
  });

  it('sends e-mail and password, and opens the line', async () => {
    await start();
    await submit();
    expect(agent.calls.last('signIn').args).to.deep.equal([{ email: 'anna@shop.example', password: 'correct horse' }]);
    expect(button().disabled).to.equal(true);
    agent.calls.last('signIn').resolve(SELF);
    agent.calls.answer('connect', () => SELF);
    await drawn();
    expect(desk.text('.foot-name')).to.equal(ME.name);
  });

  it('asks for a shop only those who say they have several, and remembers it', async () => {
    const kept = new Map<string, string>();
    await start('en', kept);
    expect(desk.all('[name=shop]').length).to.equal(0);
    desk
      .all('button')
      .find((one) => seen(one) === 'I work at several shops')
      ?.click();
    await drawn();
    const shop = desk.find<HTMLInputElement>('[name=shop]');
    expect(document.activeElement === shop).to.equal(true);
    await desk.type(shop, ' second ');
    await expect(desk.root).to.be.accessible();
    await submit();
    expect(agent.calls.last('signIn').args).to.deep.equal([
      { email: 'anna@shop.example', password: 'correct horse', site: 'second' },
    ]);
    await refuse(new ChatError('sign_in_refused', 'no', 'fix'));
    expect(desk.text('[role=alert]')).to.contain('don’t match an account of this shop');
    expect(shop.getAttribute('aria-invalid')).to.equal('true');
    desk.close();
    await start('en', kept);
    expect(desk.find<HTMLInputElement>('[name=shop]').value).to.equal('second');
    expect(document.activeElement === email()).to.equal(true);
  });

  it('names what is missing before anything is sent', async () => {
    await start();
    button().click();
    await drawn();
    expect(desk.text('[role=alert]')).to.equal('Type your e-mail address.');
    expect(document.activeElement === email()).to.equal(true);
    await desk.type(email(), 'anna@shop.example');
    button().click();
    await drawn();
    expect(desk.text('[role=alert]')).to.equal('Type your password.');
    expect(agent.calls.of('signIn').length).to.equal(0);
  });

  it('says that e-mail and password don’t match, without saying which, and keeps the e-mail', async () => {
    await start();
    await submit();
    await refuse(new ChatError('sign_in_refused', 'no', 'fix'));
    expect(desk.text('[role=alert]')).to.contain('don’t match an account');
    expect(email().value).to.equal('anna@shop.example');
    expect(document.activeElement === password()).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });

  it('counts down after too many tries, then lets one in', async () => {
    await start();
    await submit();
    await refuse(new ChatError('rate_limited', 'slow', 'later', undefined, 28_000));
    expect(desk.text('[role=alert]')).to.contain('Too many tries');
    expect(seen(button())).to.equal('Try again in 0:28');
    await desk.pass(8_000);
    expect(seen(button())).to.equal('Try again in 0:20');
    expect(button().disabled).to.equal(true);
    await desk.pass(20_000);
    expect(seen(button())).to.equal('Sign in');
    expect(button().disabled).to.equal(false);
    expect(desk.text('[role=alert]')).to.equal('');
  });

  it('says that the server is away, and names a refusal it doesn’t know', async () => {
    await start();
    await submit();
    await refuse(new ChatError('offline', 'away', 'later'));
    expect(desk.text('[role=alert]')).to.contain('The server doesn’t answer');
    await submit();
    await refuse(new ChatError('origin_refused', 'no'));
    expect(desk.text('[role=alert]')).to.contain('origin_refused');
  });

  it('names the address to open where the page was opened at another one', async () => {
    await start();
    await submit();
    await refuse(Object.assign(new ChatError('origin_refused', 'no'), { address: 'https://chat.example.com' }));
    expect(desk.text('[role=alert]')).to.contain('Open the console at https://chat.example.com/console/');
    expect(desk.text('[role=alert]')).not.to.contain('failed');
    desk.find('.sign-in-language').click();
    await drawn();
    expect(desk.text('[role=alert]')).to.contain('请在 https://chat.example.com/console/ 打开工作台');
  });

  it('shows the password on request only', async () => {
    await start();
    expect(password().type).to.equal('password');
    desk.find('.field-show').click();
    await drawn();
    expect(password().type).to.equal('text');
    expect(desk.find('.field-show').getAttribute('aria-label')).to.equal('Hide the password');
  });

  it('speaks the browser’s language, and the one chosen before it', async () => {
    const kept = new Map<string, string>();
    await start('zh-CN', kept);
    expect(desk.text('h1')).to.equal('登录客服工作台');
    expect(document.documentElement.lang).to.equal('zh-CN');
    await expect(desk.root).to.be.accessible();
    desk.find('.sign-in-language').click();
    await drawn();
    expect(desk.text('h1')).to.equal('Sign in to answer shoppers');
    desk.close();
    await start('zh-CN', kept);
    expect(desk.text('h1')).to.equal('Sign in to answer shoppers');
  });
});
