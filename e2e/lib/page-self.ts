import type { Page } from 'playwright-core';

/** One of each element that a page may be made of, in a page that styles some of them. */
export const ALL_ELEMENTS = `<!doctype html><html lang="en"><head><title>all</title><style>body { font: 15px serif; color: #123 }
  h1 { --own: 3px; margin: var(--own) } :focus { outline: 3px solid red } :has(dialog) { color: #321 } dialog { top: 9px }</style></head><body>${[
    ...'a abbr address article aside b bdi bdo blockquote button canvas cite code data dd del details dfn dialog div dl dt em'.split(
      ' ',
    ),
    ...'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header i iframe img input ins kbd label legend li main map mark'.split(
      ' ',
    ),
    ...'menu meter nav ol optgroup option output p picture pre progress q ruby s samp section select slot small span strong'.split(
      ' ',
    ),
    ...'sub summary sup svg table tbody td template textarea tfoot th thead time tr u ul var video'.split(' '),
  ]
    .map((name) => `<${name} class="probe">${name}</${name}>`)
    .join('')}</body></html>`;

/** Keeps in the page what it is made of: its globals, what stands on them and on their prototypes. */
const keep = (): void => {
  const all = (): Map<string, unknown> => {
    const found = new Map<string, unknown>();
    const look = (owner: object, path: string): void => {
      for (const key of Reflect.ownKeys(owner)) {
        const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
        const name = `${path}${String(key)}`;
        found.set(name, get ?? value);
        found.set(`${name} set`, set);
        found.set(`${name} is`, JSON.stringify(flags));
        // What a global holds, and what its things have in common.
        if (path === '' && typeof value === 'function') {
          look(value, `${name}.`);
          if (value.prototype) look(value.prototype, `${name}.prototype.`);
        } else if (path === '' && value && Object.prototype.toString.call(value) === '[object Object]')
          look(value, `${name}.`);
      }
    };
    look(window, '');
    for (const one of [customElements, document, navigator, history, location]) look(one, `${one.constructor.name}:`);
    return found;
  };
  const before = all();
  Object.defineProperty(window, '__changed', {
    value: () => {
      const now = all();
      const names = new Set([...before.keys(), ...now.keys()]);
      return [...names].filter((name) => !Object.is(before.get(name), now.get(name)) && !/^__|^event\b/.test(name));
    },
  });
};

/** Looks at what the page is made of now, and gives what tells the names of what has changed since. */
export async function selfOf(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(keep);
  return () => page.evaluate(() => Reflect.get(window, '__changed')());
}

/** How every element of the page's own looks: its computed style. */
export const looksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('.probe')].map((one) => {
      const style = getComputedStyle(one);
      return `${one.localName} ${[...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')}`;
    }),
  );
