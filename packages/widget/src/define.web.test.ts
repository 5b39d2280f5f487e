import { expect } from '@open-wc/testing';
import type { ShopBell } from './index.ts';
import './index.ts';
import { until } from './testing/until.ts';
import { hearWarnings } from './testing/warnings.ts';

describe('the entry for bundlers', () => {
  it('defines <shop-bell>, which loads its panel when it is needed, and sets no global', async () => {
    const element = document.createElement('shop-bell');
    element.setAttribute('site', 'demo');
    element.setAttribute('endpoint', location.origin);
    document.body.append(element);
    const ready = new Promise<void>((done) => element.on('ready', done));
    const typed: ShopBell = element;
    await typed.signOut();
    await ready;
    expect(element.shadowRoot?.querySelector('h3')?.textContent).to.equal('How can we help?');
    expect('shopbell' in window).to.equal(false);
    element.destroy();
    expect(document.querySelector('shop-bell')).to.equal(null);
  });

  for (const [storage, keeps] of [
    ['none', false],
    ['persistent', true],
  ] as const) {
    it(`keeps ${keeps ? 'what is said' : 'nothing of what is said'} on the device with ${storage}`, async () => {
      const element = document.createElement('shop-bell');
      for (const [name, value] of Object.entries({ site: `stored-${storage}`, endpoint: location.origin, storage })) {
        element.setAttribute(name, value);
      }
      document.body.append(element);
      await element.open();
      const said = element.send('hello').catch((error) => error.code);
      const states = () => element.shadowRoot?.querySelector('[data-state]')?.getAttribute('data-state');
      const warned = () => element.shadowRoot?.querySelector('.say')?.textContent ?? '';
      await until(() => (keeps ? states() === 'saved' : warned().includes('Not saved on this device')));
      const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
      const databases = (await indexedDB.databases()).map(({ name }) => `${name}`);
      expect([...names, ...databases].some((name) => name.includes(`stored-${storage}`))).to.equal(keeps);
      await element.signOut();
      element.destroy();
      expect(await said).to.equal('signed_out');
    });
  }

  it('shows the developer an option that can’t be used', async () => {
    const element = document.createElement('shop-bell');
    const told: unknown[] = [];
    const own = window.reportError;
    window.reportError = (error) => told.push(error);
    document.body.append(element);
    const warnings = hearWarnings();
    const failure: unknown = await element.open().catch((error) => error);
    window.reportError = own;
    await until(() => warnings.told.length > 0);
    warnings.stop();
    expect(warnings.told).to.deep.equal([
      '<shop-bell> bad_option: The option "site" is missing or can\'t be used. A site is called by small letters, digits and hyphens.',
    ]);
    expect(failure).to.have.property('code', 'bad_option');
    expect(told).to.deep.equal([failure]);
    expect(element.isOpen).to.equal(false);
    const launcher = element.shadowRoot?.querySelector<HTMLElement>('.launcher');
    expect([launcher?.title, launcher?.ariaLabel]).to.deep.equal(['Chat is not available on this page.', null]);
    element.destroy();
  });
});
