import { expect } from '@open-wc/testing';
import type { ShopBell } from './index.ts';
import './index.ts';
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

  it('shows the developer an option that can’t be used', async () => {
    const element = document.createElement('shop-bell');
    const told: unknown[] = [];
    const own = window.reportError;
    window.reportError = (error) => told.push(error);
    document.body.append(element);
    const warnings = hearWarnings();
    const failure: unknown = await element.open().catch((error) => error);
    window.reportError = own;
    warnings.stop();
    expect(warnings.told).to.deep.equal(['<shop-bell> bad_option: The option "site" is missing or can\'t be used.']);
    expect(failure).to.have.property('code', 'bad_option');
    expect(told).to.deep.equal([failure]);
    expect(element.isOpen).to.equal(false);
    element.destroy();
  });
});
