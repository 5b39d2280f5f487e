import { expect } from '@open-wc/testing';
import { dayBefore } from '../../state/day.ts';
import { NOON } from '../../testing/desk.ts';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';
import { ownZone } from '../../time/zone.ts';

const MARKET = { id: 'market', name: 'Market <b>Street', address: '8 Market Street' };
const HARBOUR = { id: 'harbour', name: 'Harbour', address: '1 Quay' };
const DAY = '2026-11-21';
const ROWS = [
  { day: '2026-11-20', store: MARKET, sent: 1, opened: 0, redeemed: 0 },
  { day: DAY, agent: { id: 'na', name: 'Li Na' }, store: MARKET, sent: 4, opened: 3, redeemed: 1 },
  { day: DAY, agent: { id: 'gone' }, store: HARBOUR, sent: 2, opened: 1, redeemed: 1 },
];
const FIND = 'POST referrals/stores';
const [FIRST, LAST] = [29, 0].map((days) => dayBefore(ownZone(), NOON, days));
const REPORT = `GET referrals/report?first=${FIRST}&last=${LAST}`;

describe('store visits', () => {
  let rig: OfficeRig;
  const open = async (language = 'en', answers: (rest: Rest) => void = () => {}) => {
    rig = await openOffice(
      'visits',
      (rest) => {
        rest.answer(FIND, { stores: [HARBOUR, MARKET] });
        rest.answer(REPORT, { rows: ROWS });
        rest.answer('GET store-doors', { doors: [] });
        answers(rest);
      },
      language,
    );
  };
  const report = (): string[][] =>
    rig.desk
      .all('.sorted tr')
      .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent ?? ''));
  /** What is refused: each part of the page has a line for it. */
  const told = (): string => rig.texts('.told').join('');
  const choose = async (label: string, value: string): Promise<void> => {
    const select = rig.named<HTMLSelectElement>(label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await rig.desk.pass(500);
  };
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`are accessible in ${language}`, async () => {
      await open(language);
      expect(rig.desk.all('.sorted tbody tr').length).to.equal(3);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('redeem a code, and say at which store and what the shopper comes for', async () => {
    await open('en', (rest) => {
      rest.answer('POST referrals/redeem', { redeemedAt: 1, at: MARKET, store: MARKET, note: 'Size <i>42' });
    });
    await rig.fill('Code', ' 7k2qm 9xw4t');
    await rig.press('Redeem');
    await rig.desk.pass(0);
    expect(rig.sent('POST referrals/redeem')).to.deep.equal({ code: ' 7k2qm 9xw4t' });
    expect(rig.desk.text('.office-done')).to.equal('Redeemed at Market <b>Street.');
    expect(rig.desk.text('main')).to.contain('Note for the store: Size <i>42');
    expect(rig.named<HTMLInputElement>('Code').value).to.equal('');
  });

  it('tell when and where a code was redeemed before', async () => {
    await open('en', (rest) => {
      rest.refuse('POST referrals/redeem', 'referral_redeemed');
      const redeemed = { redeemedAt: Date.UTC(2026, 10, 20, 4), at: HARBOUR };
      rest.answer('POST referrals/look', { state: 'redeemed', store: MARKET, redeemed });
    });
    await rig.fill('Code', '7K2QM-9XW4T');
    await rig.press('Redeem');
    await rig.desk.pass(0);
    expect(told()).to.match(/^This code was redeemed before: at Harbour, Nov 20, 2026/);
    expect(rig.named<HTMLInputElement>('Code').value).to.equal('7K2QM-9XW4T');
  });

  it('redeem for the store the shopper is in, and refuse what is no code in words', async () => {
    await open('en', (rest) => rest.refuse('POST referrals/redeem', 'referral_unknown'));
    rig.desk.find<HTMLElement>('summary').click();
    await choose('Store', 'harbour');
    await rig.fill('Code', 'nothing');
    await rig.press('Redeem');
    await rig.desk.pass(0);
    expect(rig.sent('POST referrals/redeem')).to.deep.equal({ code: 'nothing', store: 'harbour' });
    expect(told()).to.equal('There is no such code.');
  });

  it('are reported by day, by store and by agent, with their sum', async () => {
    await open();
    expect(report()).to.deep.equal([
      ['Day', 'Sent', 'Opened', 'Redeemed'],
      ['Nov 21, 2026', '6', '4', '2'],
      ['Nov 20, 2026', '1', '0', '0'],
      ['Total', '7', '4', '2'],
    ]);
    await choose('Show by', 'store');
    expect(report().slice(1, 3)).to.deep.equal([
      ['Market <b>Street', '5', '3', '1'],
      ['Harbour', '2', '1', '1'],
    ]);
    await choose('Show by', 'agent');
    expect(report().map(([name]) => name)).to.deep.equal(['Agent', 'Li Na', 'gone', 'Shoppers themselves', 'Total']);
  });

  it('are saved as a table in which no cell is carried out, each row as fine as there are', async () => {
    const hostile = { id: 'h', name: '=1+1,"x' };
    await open('en', (rest) => rest.answer(REPORT, { rows: [{ ...ROWS[1], store: hostile }] }));
    const made: Blob[] = [];
    const saved: string[] = [];
    const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return 'blob:table';
    };
    HTMLAnchorElement.prototype.click = function press() {
      saved.push(this.download);
    };
    try {
      await rig.press('Save as CSV');
    } finally {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.deep.equal([`visits-${FIRST}-${LAST}.csv`]);
    const bytes = new Uint8Array((await made[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
    // Spreadsheets take it for UTF-8 by its first bytes alone.
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes).trim().split(/\r?\n/)).to.deep.equal([
      '"Day","Store","Agent","Sent","Opened","Redeemed"',
      `"${DAY}","'=1+1,""x","Li Na","4","3","1"`,
    ]);
  });

  it('say so where nobody was sent', async () => {
    await open('en', (rest) => rest.answer(REPORT, { rows: [] }));
    expect(rig.desk.text('.empty')).to.equal('Nobody was sent to a store in these days.');
  });

  it('open a store’s way into the chat, with its picture, and close it after a question', async () => {
    await open();
    const door = { store: 'market', door: { url: 'https://chat.example/chat/shop?store=7K2QM9XW4T' } };
    rig.rest.answer('POST store-doors/market', door);
    const pick = rig.desk.find<HTMLSelectElement>('#doors-store');
    pick.value = 'market';
    pick.dispatchEvent(new Event('change', { bubbles: true }));
    await rig.desk.pass(500);
    rig.rest.answer('GET store-doors', { doors: [door] });
    await rig.press('Open a way into the chat');
    await rig.desk.pass(0);
    expect(rig.sent('POST store-doors/market')).to.deep.equal({});
    expect(rig.desk.text('.door-about a')).to.equal(door.door.url);
    const picture = rig.desk.find<HTMLImageElement>('.door img');
    expect(new URL(picture.src).pathname).to.equal('/api/v1/store-doors/market/picture');
    expect(picture.alt).to.equal('QR picture that opens the chat of Market <b>Street');
    rig.rest.answer('DELETE store-doors/market', undefined);
    await rig.press('Close it');
    rig.rest.answer('GET store-doors', { doors: [] });
    rig.desk.find<HTMLElement>('.question .button-strong').click();
    await rig.desk.pass(0);
    expect(rig.sent('DELETE store-doors/market')).to.equal(undefined);
    expect(rig.desk.all('.door').length).to.equal(0);
  });

  it('keep where a store is written to, and say what is no address', async () => {
    await open();
    const pick = rig.desk.find<HTMLSelectElement>('#doors-store');
    pick.value = 'market';
    pick.dispatchEvent(new Event('change', { bubbles: true }));
    await rig.desk.pass(500);
    rig.rest.refuse('POST store-doors/market/mail', 'bad_frame', { path: 'mail' });
    await rig.fill('Mailbox for notes about shoppers', 'market@example');
    await rig.press('Save');
    await rig.desk.pass(0);
    expect(told()).to.equal('This is no e-mail address.');
    rig.rest.answer('POST store-doors/market/mail', { store: 'market', mail: 'market@example.com' });
    await rig.fill('Mailbox for notes about shoppers', 'market@example.com');
    await rig.press('Save');
    await rig.desk.pass(0);
    expect(rig.sent('POST store-doors/market/mail')).to.deep.equal({ mail: 'market@example.com' });
    expect(rig.desk.text('.doors .office-done')).to.equal('Saved.');
  });

  it('show a store’s link for codes once', async () => {
    await open();
    const pick = rig.desk.find<HTMLSelectElement>('#doors-store');
    pick.value = 'market';
    pick.dispatchEvent(new Event('change', { bubbles: true }));
    await rig.desk.pass(500);
    rig.rest.answer('POST store-doors/market/link', { url: 'https://chat.example/counter#secret' });
    await rig.press('Make a link for codes');
    await rig.desk.pass(0);
    expect(rig.desk.text('.secret-text')).to.equal('https://chat.example/counter#secret');
    await rig.press('I have kept it');
    expect(rig.desk.text('main')).not.to.contain('counter#secret');
  });
});
