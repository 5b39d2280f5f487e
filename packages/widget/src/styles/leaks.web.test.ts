import { expect } from '@open-wc/testing';
import { clear, drawn, type Stage, stage, until } from '../testing/stage.contract.ts';
import { message, thread } from '../testing/talk.ts';

/**
 * What no shop writes, and several do by mistake; our own names of animations and of custom properties among it. Not the direction of the page, which
 * the corner follows, nor what makes an ancestor the place of all that is fixed: there no element can do anything.
 */
const HOSTILE = `
  :root { font-size: 40px; line-height: 4; letter-spacing: 9px; color: red; color-scheme: dark;
    --brand: red; --surface: red; --text: red; --line: red; --small: 90px; --large: 90px; --feedback: 9s;
    --visible-height: 90px; --visible-top: 90px }
  * { --brand: red; --surface: red; --fill: red; --visible-height: 90px; --visible-top: 90px; all: unset !important;
    font-size: 40px !important; color: red !important; display: inline !important; position: static !important;
    visibility: hidden !important; opacity: 0.1 !important; width: 3px !important; float: left !important;
    text-transform: uppercase !important; cursor: none !important }
  shop-bell, shop-bell *, shop-bell::before { content: 'x' !important; outline: 9px solid red !important; --brand: red !important }
  button, textarea, dialog, form, a, p, h2, h3, svg, path, img, time, bdi { background: red !important; border: 9px solid red !important }
  .panel, .launcher, .bubble, .head, .icon { background: red !important; border: 9px solid red !important }
  ::placeholder, ::selection, ::backdrop, ::before, ::after, :focus-visible { color: red !important; outline: 9px solid red !important }
  @keyframes rise { from { rotate: 90deg } to { rotate: 90deg } }
  @keyframes breathe { from { rotate: 90deg } to { rotate: 90deg } }
  :root { overflow: hidden !important }`; // a page that grows would get bars, and all corners move by those

/**
 * What of an element is drawn, by its name; what the page's own styles may reach it with, and what is drawn in the element, is not. Nor what
 * something would turn around: nothing here is turned, and Firefox tells it by the page's line for what has no box.
 */
const looksOf = (element: Element, pseudo?: string): Record<string, string> => {
  const style = getComputedStyle(element, pseudo);
  return Object.fromEntries(
    [...style].filter((name) => !/^--|-origin$/.test(name)).map((name) => [name, style.getPropertyValue(name)]),
  );
};

describe('styles of page and widget', () => {
  const hostile = new CSSStyleSheet();
  hostile.replaceSync(HOSTILE);
  const loud = (on: boolean) => {
    document.adoptedStyleSheets = on ? [hostile] : [];
  };
  afterEach(async () => {
    loud(false);
    await clear();
  });

  const PSEUDOS = [undefined, '::before', '::after', '::placeholder', '::first-letter'];
  const looks = (on: Stage) =>
    on.all('*').flatMap((element) => PSEUDOS.map((pseudo) => [element, pseudo, looksOf(element, pseudo)] as const));
  const talk = thread('A', [
    message(1, 'mine', 'see https://tea.example', 'c1', Date.now()),
    message(2, 'theirs', 'Yes', undefined, Date.now()),
  ]);

  for (const as of ['closed', 'loaded', 'open'] as const) {
    it(`[GH9] nothing of a page’s stylesheet comes in, ${as}`, async () => {
      const view = { thread: talk, threads: [talk], agent: { id: 'a1', name: 'Mei' } };
      const on = await stage({ as, view, attributes: { theme: 'light', brand: '#2b59c3', questions: 'One?|Two?' } });
      if (as === 'open') {
        await on.write('half typed');
        // With all that is loaded beside a talk: what comes later moves what is there.
        await until(
          () => on.all('.bubble').length === 2 && ['.tools', '.clip', '.face-button'].every((late) => on.all(late)[0]),
        );
      }
      await drawn();
      const before = looks(on);
      expect(before.length).to.be.at.least({ closed: 5, loaded: 21, open: 151 }[as]);
      loud(true);
      await drawn();
      const changed = before.flatMap(([element, pseudo, was]) =>
        Object.entries(looksOf(element, pseudo))
          .filter(([name, value]) => was[name] !== value)
          .map(
            ([name, value]) =>
              `${element.className || element.localName}${pseudo ?? ''} ${name}: ${was[name]} → ${value}`,
          ),
      );
      expect(changed).to.deep.equal([]);
    });
  }

  it('[GH9] nothing of the widget’s comes out', async () => {
    const page = document.body.appendChild(document.createElement('main'));
    const names = 'panel head stack log page said bubble meta note face who icon sr launcher send plain wait';
    for (const name of 'div button form textarea h2 h3 a dialog p svg img time bdi'.split(' ')) {
      const element = page.appendChild(document.createElement(name));
      element.className = names;
      element.setAttribute('data-mine', '');
      element.setAttribute('open', '');
      if (!/textarea|img/.test(name)) element.textContent = name;
    }
    const all = [document.documentElement, document.body, ...page.querySelectorAll('*')];
    const of = () => all.map((element) => PSEUDOS.map((pseudo) => looksOf(element, pseudo)));
    const before = of();
    const on = await stage({ view: { thread: talk, threads: [talk] } });
    await on.write('half typed');
    await until(() => on.all('.tools').length === 1);
    expect(of()).to.deep.equal(before);
    page.remove();
  });
});
