import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { h, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language, Texts } from '../i18n/index.ts';
import { type Desk, drawn, openDesk, seen } from '../testing/desk.ts';
import { SELF } from '../testing/fixtures.ts';
import { LANGUAGES } from '../testing/texts.ts';
import { AppContext } from './context.ts';
import { type Later, laterDialog, laterPage, laterPart } from './later.tsx';

/** A page that takes the focus when it is there. */
function Page() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return h('h1', { ref: heading, tabIndex: -1 }, 'The page');
}

/** A file that comes when it is told to. */
function playFile() {
  const asked: { come(): void; fail(): void }[] = [];
  return {
    asked,
    fetch: () =>
      new Promise<typeof Page>((resolve, reject) => {
        asked.push({ come: () => resolve(Page), fail: () => reject(new TypeError('gone')) });
      }),
  };
}

describe('a part that comes later', () => {
  let desk: Desk;
  let root: HTMLElement;
  const draw = async (Part: Later<object>) => {
    render(h(AppContext.Provider, { value: desk.app }, h(Part, {})), root);
    await drawn();
  };
  const press = async (words: string) => {
    [...root.querySelectorAll('button')].find((button) => (button.ariaLabel ?? seen(button)) === words)?.click();
    await drawn();
  };

  beforeEach(async () => {
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }));
    // Two consoles on one page are none.
    desk.root.remove();
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    desk.close();
  });

  it('says that it comes, and is there with its own focus', async () => {
    const file = playFile();
    await draw(laterPage(file.fetch));
    expect(seen(root.querySelector<HTMLElement>('[role=status]'))).to.equal('Loading …');
    file.asked[0]?.come();
    await drawn();
    expect(seen(root)).to.equal('The page');
    expect(document.activeElement).to.equal(root.querySelector('h1'));
  });

  it('says when it doesn’t come, accessible, and comes when it is asked for again', async () => {
    const file = playFile();
    await draw(laterPage(file.fetch));
    file.asked[0]?.fail();
    await drawn();
    expect(seen(root.querySelector<HTMLElement>('[role=alert]'))).to.contain('This part couldn’t be loaded.');
    expect(seen(document.activeElement instanceof HTMLElement ? document.activeElement : null)).to.equal('Try again');
    await expect(root).to.be.accessible();
    await press('Try again');
    expect(file.asked.length).to.equal(2);
    file.asked[1]?.come();
    await drawn();
    expect(seen(root)).to.equal('The page');
  });

  it('offers a console that outlived an update to be loaded anew', async () => {
    const file = playFile();
    await draw(laterPage(file.fetch));
    file.asked[0]?.fail();
    await drawn();
    await press('Reload');
    expect(desk.kept.get('reloaded')).to.equal('yes');
  });

  it('as a part of a screen keeps its place, and leaves the focus where it is', async () => {
    const field = document.createElement('input');
    field.ariaLabel = 'Box';
    document.body.append(field);
    field.focus();
    const file = playFile();
    await draw(laterPart(file.fetch));
    expect(seen(root.querySelector<HTMLElement>('[role=status]'))).to.equal('Loading …');
    file.asked[0]?.fail();
    await drawn();
    expect(seen(root.querySelector<HTMLElement>('[role=alert]'))).to.contain('This part couldn’t be loaded.');
    expect(document.activeElement).to.equal(field);
    await expect(root).to.be.accessible();
    field.remove();
    await press('Try again');
    file.asked[1]?.come();
    await drawn();
    expect(seen(root)).to.equal('The page');
  });

  it('as a dialog shows nothing until it is there, and can be closed when it doesn’t come', async () => {
    const file = playFile();
    let closed = 0;
    await draw(
      laterDialog(file.fetch, () => {
        closed++;
      }),
    );
    expect(root.children.length).to.equal(0);
    file.asked[0]?.fail();
    await drawn();
    expect(root.querySelector('dialog')?.open).to.equal(true);
    await expect(root).to.be.accessible();
    await press('Close');
    expect(closed).to.equal(1);
  });
});

describe('the strings of what comes later', () => {
  it('come with the first such part, which says when they don’t', async () => {
    let all: typeof LANGUAGES | undefined;
    let isThere = false;
    const texts: Texts = {
      of: (language) => LANGUAGES[language],
      allOf: (language) => all?.[language],
      load: () => Promise.resolve(),
      async loadAll() {
        if (!isThere) throw new TypeError('gone');
        all = LANGUAGES;
      },
    };
    const desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }), { texts, place: 'account' });
    expect(desk.text('[role=alert]')).to.contain('This part couldn’t be loaded.');
    isThere = true;
    desk.find('.later-ways .button-strong').click();
    await drawn();
    expect(desk.text('h1')).to.equal('My account');
    desk.close();
  });
});

describe('the other language', () => {
  /** English at hand; Chinese when told, or not. */
  const playTexts = () => {
    const here = new Map<Language, true>([['en', true]]);
    let isThere = false;
    const texts: Texts = {
      of: (language) => (here.has(language) ? LANGUAGES[language] : undefined),
      allOf: (language) => (here.has(language) ? LANGUAGES[language] : undefined),
      load: () => Promise.reject(new TypeError('not asked for')),
      async loadAll(language) {
        if (!isThere) throw new TypeError('gone');
        here.set(language, true);
      },
    };
    return {
      texts,
      come: () => {
        isThere = true;
      },
    };
  };

  it('is told when it can’t be loaded, and spoken when it can', async () => {
    const { texts, come } = playTexts();
    const desk = await openDesk(fakeAgent({ connection: 'online', self: SELF }), { texts });
    const press = async () => {
      desk.find('.foot button[lang=zh-CN]').click();
      await drawn();
    };
    await press();
    expect(desk.text('.language-failed')).to.contain('couldn’t be loaded');
    expect(desk.kept.has('language')).to.equal(false);
    await expect(desk.root).to.be.accessible();
    come();
    await press();
    expect(desk.find('.foot button[lang=en]')).to.exist;
    expect(desk.all('.language-failed')).to.deep.equal([]);
    expect(desk.kept.get('language')).to.equal('zh-CN');
    desk.close();
  });
});
