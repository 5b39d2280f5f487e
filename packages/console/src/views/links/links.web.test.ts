import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { fakeAgent } from '@shopbell/sdk/testing';
import { atOnce } from '../../testing/at-once.ts';
import { type Desk, drawn, openDesk } from '../../testing/desk.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const TOKEN = `01kafzs1te0000000001.${'A'.repeat(43)}`;

describe('links of letters', () => {
  let desk: Desk;
  let rest: Rest;
  const open = async (place: string, language = 'en') => {
    const agent = fakeAgent();
    agent.calls.hold('connect');
    desk = await openDesk(agent, { language, place, request: rest.request });
    agent.calls.last('connect').reject(new ChatError('session_invalid', 'nobody'));
    await drawn();
  };
  const type = (name: string, text: string) => desk.type(desk.find<HTMLInputElement>(`[name=${name}]`), text);
  const submit = async () => {
    desk.find<HTMLButtonElement>('[type=submit]').click();
    await drawn();
  };

  beforeEach(() => {
    rest = playRest();
    rest.answer('POST invitations/look', { email: 'bo@shop.example', role: 'agent', site: 'Shop', known: false });
    rest.answer('POST password-resets/look', { email: 'bo@shop.example' });
  });
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    for (const page of [`invitation/${TOKEN}`, `reset/${TOKEN}`, 'forgot', 'invitation']) {
      it(`${page.split('/')[0]}${page.includes('/') ? ' with a token' : ''} is accessible in ${language}`, async () => {
        await open(page, language);
        expect(desk.all('h1').length).to.equal(1);
        await expect(desk.root).to.be.accessible();
      });
    }
  }

  it('are taken out of the address before anything else', async () => {
    await open(`invitation/${TOKEN}`);
    expect(location.hash).to.equal('#invitation');
    expect(rest.asked[0]).to.deep.equal({ call: 'POST invitations/look', body: { token: TOKEN } });
    expect(JSON.stringify([...desk.kept])).not.to.contain(TOKEN);
  });

  it('an invitation asks for name and password, and tells what is wrong with them', async () => {
    await open(`invitation/${TOKEN}`);
    expect(desk.text('h1')).to.equal('Join Shop');
    rest.refuse('POST invitations/accept', 'bad_frame', { path: 'name' });
    await submit();
    expect(desk.text('[role=alert]')).to.match(/^A name has 1 to 64 characters/);
    await expect(desk.root).to.be.accessible();
    await type('name', ' Bo ');
    await type('password', 'a long password');
    rest.answer('POST invitations/accept', undefined);
    await submit();
    expect(rest.asked.at(-1)?.body).to.deep.equal({ token: TOKEN, name: 'Bo', password: 'a long password' });
    expect(desk.text('[role=status]')).to.contain('Sign in as bo@shop.example.');
  });

  it('an invitation of somebody with an account asks for nothing', async () => {
    rest.answer('POST invitations/look', { email: 'bo@shop.example', role: 'admin', site: 'Shop', known: true });
    await open(`invitation/${TOKEN}`);
    expect(desk.all('input').length).to.equal(0);
    rest.answer('POST invitations/accept', undefined);
    await submit();
    expect(rest.asked.at(-1)?.body).to.deep.equal({ token: TOKEN });
  });

  it('a link that is no good any more is told as such, with what to do', async () => {
    rest.refuse('POST invitations/look', 'link_invalid');
    await open(`invitation/${TOKEN}`);
    expect(desk.text('h1')).to.equal('This link doesn’t work');
    expect(desk.text('main')).to.contain('Ask an admin of the shop for a new invitation.');
  });

  it('a server that is away is no bad link', async () => {
    rest = playRest();
    await open(`reset/${TOKEN}`);
    expect(desk.text('[role=alert]')).to.equal('There is no connection to the server.');
    expect(desk.text('main')).not.to.contain('Ask for a new link.');
  });

  it('a reset sets a password', async () => {
    await open(`reset/${TOKEN}`);
    await type('password', 'another password');
    rest.answer('POST password-resets/use', undefined);
    await submit();
    expect(rest.asked.at(-1)?.body).to.deep.equal({ token: TOKEN, password: 'another password' });
    expect(desk.text('[role=status]')).to.equal('Your password is set.');
  });

  for (const [place, name] of [
    [`invitation/${TOKEN}`, 'name'],
    [`reset/${TOKEN}`, 'password'],
    ['forgot', 'email'],
  ] as const) {
    it(`who goes into the field of ${place.split('/')[0]} at once stays in it`, async () => {
      const gone = atOnce(`.card-form [name=${name}]`);
      await open(place);
      await drawn();
      await gone;
      expect(document.activeElement?.getAttribute('name')).to.equal(name);
    });
  }

  it('a page at another address than the server’s names that one', async () => {
    await open('forgot');
    await type('email', 'bo@shop.example');
    rest.refuse('POST password-resets', 'origin_refused', { address: 'https://chat.example.com' });
    await submit();
    expect(desk.text('[role=alert]')).to.contain('Open the console at https://chat.example.com/console/');
  });

  it('a forgotten password is answered in the same words for every address', async () => {
    await open('forgot');
    await type('email', 'bo@shop.example');
    rest.refuse('POST password-resets', 'rate_limited', { retryAfterMs: 4000 });
    await submit();
    expect(desk.text('[role=alert]')).to.contain('Try again in 0:04');
    rest.answer('POST password-resets', undefined);
    await submit();
    expect(desk.text('[role=status]')).to.contain('If somebody has that address');
  });
});
