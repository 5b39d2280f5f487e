import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, openDesk, seen } from '../../testing/desk.ts';
import { SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HERE = { slug: SELF.site.slug, name: SELF.site.name, role: 'agent' };
const ACCOUNT = {
  name: 'Anna Weber',
  email: 'anna@shop.example',
  secondFactor: false,
  recoveryCodesLeft: 0,
  sites: [HERE],
};
const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CODES = Array.from({ length: 10 }, (_, i) => `AAAA-BBBB-CCCC-DDD${'ABCDEFGHIJ'[i]}`);

describe('one’s own account', () => {
  let desk: Desk;
  let rest: Rest;
  const open = async (account: object = ACCOUNT, language = 'en') => {
    rest = playRest();
    rest.answer('GET account', account);
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }), {
      language,
      place: 'account',
      request: rest.request,
    });
    await drawn();
  };
  const field = (name: string, nth = 0) => desk.all(`[name=${name}]`)[nth] as HTMLInputElement;
  const press = async (label: string) => {
    const found = desk.all('button').find((one) => seen(one) === label);
    if (!found) throw new Error(`no button ${label}`);
    found.click();
    await drawn();
  };
  const lastBody = (call: string) => rest.asked.findLast((one) => one.call === call)?.body;

  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`shows who one is, accessible, in ${language}`, async () => {
      await open(ACCOUNT, language);
      expect(desk.text('main')).to.contain('anna@shop.example');
      await expect(desk.root).to.be.accessible();
    });
  }

  it('changes one’s name, and says what is wrong with it', async () => {
    await open();
    await desk.type(field('name'), 'x'.repeat(65));
    rest.refuse('POST account/name', 'bad_frame', { path: 'name' });
    await press('Save');
    expect(desk.text('.told:not(:empty)')).to.contain('1 to 64 characters');
    expect(field('name').getAttribute('aria-invalid')).to.equal('true');
    await desk.type(field('name'), 'Anne Weber');
    rest.answer('POST account/name', undefined);
    rest.answer('GET account', { ...ACCOUNT, name: 'Anne Weber' });
    await press('Save');
    expect(lastBody('POST account/name')).to.deep.equal({ name: 'Anne Weber' });
    expect(desk.text('.account-who')).to.contain('Anne Weber');
    expect(desk.app.state.self.value?.name).to.equal('Anne Weber');
    expect(desk.text('.office-done:not(:empty)')).to.contain('Your name is changed.');
  });

  it('changes the password, and says what is wrong with it', async () => {
    await open();
    await desk.type(field('current'), 'old');
    await desk.type(field('password'), 'short');
    rest.refuse('POST account/password', 'bad_frame', { path: 'password' });
    await press('Change password');
    expect(desk.text('.told:not(:empty)')).to.equal('A password has at least 12 characters.');
    expect(field('password').getAttribute('aria-invalid')).to.equal('true');
    rest.refuse('POST account/password', 'password_refused');
    await press('Change password');
    expect(desk.text('.told:not(:empty)')).to.equal('That isn’t your password.');
    expect(field('current').getAttribute('aria-invalid')).to.equal('true');
    await expect(desk.root).to.be.accessible();
    rest.answer('POST account/password', undefined);
    await press('Change password');
    expect(lastBody('POST account/password')).to.deep.equal({ current: 'old', password: 'short' });
    expect(desk.text('main')).to.contain('Every other session of yours has ended.');
    expect(field('current').value).to.equal('');
  });

  it('sets up a second factor and shows the recovery codes once', async () => {
    await open();
    rest.answer('POST account/second-factor/secret', { secret: SECRET, link: `otpauth://totp/x?secret=${SECRET}` });
    await press('Set up');
    expect(desk.text('.secret code')).to.equal('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567');
    expect(desk.find('a.link').getAttribute('href')).to.equal(`otpauth://totp/x?secret=${SECRET}`);
    await expect(desk.root).to.be.accessible();
    await desk.type(field('code'), '123456');
    await desk.type(field('password', 1), 'my password');
    rest.refuse('POST account/second-factor', 'code_refused');
    await press('Turn on');
    expect(desk.all('[role=alert]').map((one) => seen(one))).to.include(
      'That code isn’t right, or it has been used. Wait for the next one.',
    );
    rest.answer('POST account/second-factor', { recoveryCodes: CODES });
    rest.answer('GET account', { ...ACCOUNT, secondFactor: true, recoveryCodesLeft: 10 });
    await press('Turn on');
    expect(lastBody('POST account/second-factor')).to.deep.equal({
      password: 'my password',
      secret: SECRET,
      code: '123456',
    });
    expect(desk.all('.recovery li').map((one) => seen(one))).to.deep.equal(CODES);
    expect(document.activeElement?.textContent).to.contain('These recovery codes let you in');
    await expect(desk.root).to.be.accessible();
    await press('I have kept them');
    expect(seen(desk.root)).not.to.contain(CODES[0]);
    expect(desk.text('main')).to.contain('On. 10 recovery codes are left.');
  });

  it('follows no link that is for no authenticator', async () => {
    await open();
    rest.answer('POST account/second-factor/secret', { secret: SECRET, link: 'javascript:alert(1)' });
    await press('Set up');
    expect(desk.all('main a:not([href^="#"])').length).to.equal(0);
  });

  it('turns it off with password and code', async () => {
    await open({ ...ACCOUNT, secondFactor: true, recoveryCodesLeft: 1 });
    expect(desk.text('main')).to.contain('One recovery code is left.');
    await press('Turn off');
    await expect(desk.root).to.be.accessible();
    await desk.type(field('code'), '123456');
    await desk.type(field('password', 1), 'my password');
    rest.answer('POST account/second-factor/off', undefined);
    rest.answer('GET account', ACCOUNT);
    await press('Turn off');
    expect(lastBody('POST account/second-factor/off')).to.deep.equal({ password: 'my password', code: '123456' });
    expect(desk.text('main')).to.contain('The second factor is off.');
  });

  it('lists where one works, and leads to another shop by its sign-in', async () => {
    const kept = new Map<string, string>();
    rest = playRest();
    rest.answer('GET account', { ...ACCOUNT, sites: [HERE, { slug: 'second', name: 'Second <b>', role: 'admin' }] });
    const agent = fakeAgent({ connection: 'online', self: SELF });
    desk = await openDesk(agent, { place: 'account', request: rest.request, kept });
    await drawn();
    expect(desk.all('.person').map(seen)).to.deep.equal([
      `${HERE.name} (here) ${HERE.slug} Agent`,
      'Second <b> second Admin Go there',
    ]);
    await press('Go there');
    expect(desk.text('.question')).to.contain('Sign out here, and sign in at Second <b>?');
    await expect(desk.root).to.be.accessible();
    expect(agent.calls.of('signOut').length).to.equal(0);
    await press('Sign out and go there');
    agent.calls.answer('signOut', () => undefined);
    await drawn();
    expect(desk.find<HTMLInputElement>('[name=shop]').value).to.equal('second');
    expect(location.hash).to.equal('');
    expect(kept.get('shop')).to.equal('second');
  });
});
describe('signing in with a second factor', () => {
  it('asks for a code once the password was right, and keeps what was typed', async () => {
    const agent = fakeAgent();
    agent.calls.hold('connect');
    agent.calls.hold('signIn');
    const desk = await openDesk(agent, {});
    const press = async () => {
      desk.find<HTMLButtonElement>('[type=submit]').click();
      await drawn();
    };
    agent.calls.last('connect').reject(new ChatError('session_invalid', 'nobody'));
    await drawn();
    expect(desk.all('[name=code]').length).to.equal(0);
    await desk.type(desk.find<HTMLInputElement>('[name=email]'), 'anna@shop.example');
    await desk.type(desk.find<HTMLInputElement>('[name=password]'), 'correct horse');
    await press();
    agent.calls.last('signIn').reject(new ChatError('code_required', 'code'));
    await drawn();
    expect(desk.text('[role=alert]')).to.contain('Your account has a second factor.');
    expect(document.activeElement === desk.find('[name=code]')).to.equal(true);
    await expect(desk.root).to.be.accessible();
    await press();
    expect(agent.calls.of('signIn').length).to.equal(1);
    await desk.type(desk.find<HTMLInputElement>('[name=code]'), '000000');
    await press();
    agent.calls.last('signIn').reject(new ChatError('code_refused', 'code'));
    await drawn();
    expect(desk.text('[role=alert]')).to.contain('That code isn’t right');
    await press();
    expect(agent.calls.last('signIn').args).to.deep.equal([
      { email: 'anna@shop.example', password: 'correct horse', code: '000000' },
    ]);
    desk.close();
  });
});
