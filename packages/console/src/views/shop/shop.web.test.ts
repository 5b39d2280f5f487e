import { expect } from '@open-wc/testing';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

const SITE = {
  slug: 'shop',
  name: 'Kettle & Leaf',
  timeZone: 'Asia/Shanghai',
  origins: ['https://shop.example'],
  anyLocalhost: false,
  keys: [
    { id: 'k1', use: 'member', createdAt: 1 },
    { id: 'k2', use: 'api', createdAt: 2, retiredAt: 3 },
  ],
};

describe('the shop', () => {
  let rig: OfficeRig;
  const open = async (language = 'en', answers: (rest: Rest) => void = () => {}) => {
    rig = await openOffice(
      'shop',
      (rest) => {
        rest.answer('GET site', SITE);
        answers(rest);
      },
      language,
    );
  };
  afterEach(() => rig.desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`is accessible in ${language}`, async () => {
      await open(language);
      expect(rig.desk.all('.keys .entry').length).to.equal(1);
      await expect(rig.desk.root).to.be.accessible();
    });
  }

  it('is set whole; a line that is no origin is named', async () => {
    await open();
    const box = 'Pages that may open the chat';
    await rig.fill(box, 'https://a.example\n\n https://b.example/path ');
    rig.rest.refuse('POST site', 'settings_refused', { faults: [{ code: 'origin_invalid', path: 'origins[1]' }] });
    await rig.press('Save');
    expect(rig.desk.text('.hours-wrong')).to.equal(
      'Scheme, host and port alone belong here, not https://b.example/path. Write https://b.example',
    );
    expect(rig.named(box).getAttribute('aria-invalid')).to.equal('true');
    await rig.fill(box, 'https://b.example');
    rig.rest.answer('POST site', undefined);
    rig.rest.answer('GET site', { ...SITE, origins: ['https://b.example'] });
    await rig.press('Save');
    expect(rig.sent('POST site')).to.deep.equal({
      name: SITE.name,
      timeZone: SITE.timeZone,
      origins: ['https://b.example'],
    });
    expect(rig.desk.text('.save .office-done')).to.contain('Saved.');
  });

  it('shows a new key once', async () => {
    await open();
    rig.rest.answer('POST site/keys', { id: 'k3', secret: 'sbk_secret' });
    await rig.press('Make an API key');
    expect(rig.sent('POST site/keys')).to.deep.equal({ use: 'api' });
    expect(rig.desk.text('.secret-text')).to.equal('sbk_secret');
    expect(document.activeElement?.textContent).to.contain('shown now and never again');
    await expect(rig.desk.root).to.be.accessible();
    await rig.press('I have kept it');
    expect(rig.desk.text('main')).not.to.contain('sbk_secret');
    expect(rig.desk.all('.secret-text').length).to.equal(0);
  });

  it('retires a key after a question, and says when there is no room for another', async () => {
    await open();
    rig.rest.refuse('POST site/keys', 'keys_full');
    await rig.press('Make a JWT key');
    expect(rig.desk.text('.keys > [role=alert]')).to.contain('Retire one first');
    await rig.press('Retire: JWT key k1');
    rig.rest.answer('DELETE site/keys/k1', undefined);
    rig.rest.answer('GET site', { ...SITE, keys: [] });
    await rig.press('Retire');
    expect(rig.desk.text('.keys .office-done')).to.equal('The JWT key is retired.');
    expect(rig.desk.text('.keys')).to.contain('There is no key.');
    expect(document.activeElement?.id).to.equal('shop-keys');
  });

  it('makes a further shop, and says what is wrong with what was typed', async () => {
    await open();
    await rig.press('Make another shop');
    expect(document.activeElement === rig.named('Name of the shop')).to.equal(true);
    await rig.fill('Name of the shop', ' Second <b> ');
    await rig.fill('Address in the page’s code', ' shop ');
    await rig.desk.type(
      rig.desk.find<HTMLTextAreaElement>('.further textarea'),
      'https://second.example\nhttps://x/y\n',
    );
    const faults = [
      { code: 'slug_taken', path: 'slug' },
      { code: 'origin_invalid', path: 'origins[1]' },
    ];
    rig.rest.refuse('POST sites', 'settings_refused', { faults });
    await rig.press('Make the shop');
    expect(rig.texts('.further .hours-wrong')).to.deep.equal([
      'Another shop has this address. Choose another one.',
      'Scheme, host and port alone belong here, not https://x/y',
    ]);
    await expect(rig.desk.root).to.be.accessible();
    rig.rest.answer('POST sites', undefined);
    await rig.press('Make the shop');
    expect(rig.sent('POST sites')).to.deep.equal({
      slug: 'shop',
      name: ' Second <b> ',
      timeZone: 'Asia/Shanghai',
      origins: ['https://second.example', 'https://x/y'],
    });
    expect(rig.desk.text('.further .office-done')).to.contain('Second <b> is there.');
    expect(document.activeElement === rig.named('Make another shop')).to.equal(true);
  });
});
