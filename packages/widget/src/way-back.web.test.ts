import { expect } from '@open-wc/testing';
import { screenOf } from './testing/screen.ts';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';

const popped = () => new Promise((done) => addEventListener('popstate', done, { once: true }));

/**
 * How often the page's router hears of a step over our entry. Chromium calls the listeners of a window in the order in which they came, and
 * nobody can be first; it has `CloseWatcher`, and no such entry.
 */
const OURS = (() => {
  const order: string[] = [];
  const late = () => order.push('late');
  const early = () => order.push('early');
  addEventListener('who', late);
  addEventListener('who', early, true);
  dispatchEvent(new Event('who'));
  removeEventListener('who', late);
  removeEventListener('who', early, true);
  return order[0] === 'early' ? 0 : 1;
})();

describe('the browser’s way back', () => {
  const { CloseWatcher } = window as unknown as { CloseWatcher?: unknown };
  let heard = 0;
  const router = () => {
    heard += 1;
  };
  let before = 0;
  let screen: ReturnType<typeof screenOf>;

  beforeEach(() => {
    // What closes dialogs by itself in some browsers, and in others is not there.
    Reflect.deleteProperty(window, 'CloseWatcher');
    screen = screenOf(true);
    history.replaceState({ page: 'kettle' }, '');
    heard = 0;
    before = history.length;
    addEventListener('popstate', router);
  });
  afterEach(async () => {
    removeEventListener('popstate', router);
    await clear();
    screen.restore();
    if (CloseWatcher) Object.assign(window, { CloseWatcher });
  });

  /** Opened on a small screen, with its entry in the history. */
  const opened = async () => {
    const on = await stage();
    await until(() => history.state?.shopbell === true);
    return on;
  };

  it('[WB1] closes the panel that is the whole screen, and leads no further; the page’s router hears nothing', async () => {
    const { href } = location;
    const on = await opened();
    expect(history.state).to.deep.equal({ page: 'kettle', shopbell: true });
    history.back();
    await until(() => !on.element.isOpen);
    expect([location.href, history.state, heard]).to.deep.equal([href, { page: 'kettle' }, OURS]);
  });

  it('[WB1] leaves no entry behind where the shopper closes it', async () => {
    const on = await opened();
    on.get('[aria-label="Close chat"]').click();
    await until(() => !on.element.isOpen && !history.state.shopbell);
    await drawn();
    expect([history.state, heard]).to.deep.equal([{ page: 'kettle' }, OURS]);
    const own = popped();
    history.pushState({ page: 'cart' }, '');
    history.back();
    await own;
    expect([history.state, heard]).to.deep.equal([{ page: 'kettle' }, OURS + 1]);
  });

  it('[WB2] steps nowhere when the page closes it, which may be about to leave, or has gone on', async () => {
    const on = await opened();
    await on.element.close();
    history.pushState({ page: 'cart' }, '');
    await drawn();
    expect([history.state, heard]).to.deep.equal([{ page: 'cart' }, 0]);
    await on.element.open();
    await until(() => history.state?.shopbell === true);
    history.pushState({ page: 'order' }, '');
    on.get('[aria-label="Close chat"]').click();
    await until(() => !on.element.isOpen);
    await drawn();
    expect([history.state, heard]).to.deep.equal([{ page: 'order' }, 0]);
  });

  it('[WB2] has one entry however often it is opened, and none on a large screen or inside the page', async () => {
    const on = await opened();
    await on.element.close();
    await on.element.open();
    await drawn();
    expect(history.length).to.be.at.most(before + 1);
    await clear();
    history.replaceState({ page: 'lamp' }, '');
    await stage({ attributes: { inline: '' } });
    screen.restore();
    screen = screenOf(false);
    await clear();
    await stage();
    await drawn();
    expect(history.state).to.deep.equal({ page: 'lamp' });
  });

  it('[WB2] is left alone where the widget goes before what guards it is there', async () => {
    const on = await stage({ as: 'loaded' });
    on.element.addEventListener('open', () => on.element.remove(), { once: true });
    void on.element.open();
    await until(() => !on.element.isConnected);
    await drawn();
    await drawn();
    expect(history.state).to.deep.equal({ page: 'kettle' });
  });

  it('[WB2] is the page’s again when the screen is turned and the panel stands beside it', async () => {
    const on = await opened();
    screen.turn(false);
    // Not by the event: where our listener is the first, nobody behind it hears of the step.
    await until(() => history.state?.shopbell !== true);
    expect([history.state, on.element.isOpen, heard]).to.deep.equal([{ page: 'kettle' }, true, OURS]);
    screen.turn(true);
    await until(() => history.state?.shopbell === true);
    history.back();
    await until(() => !on.element.isOpen);
  });

  it('[WB2] is left alone on a page that may not write its history', async () => {
    const { pushState } = History.prototype;
    History.prototype.pushState = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const on = await stage();
    await drawn();
    await on.element.close();
    History.prototype.pushState = pushState;
    expect([on.element.isOpen, history.state]).to.deep.equal([false, { page: 'kettle' }]);
  });
});
