import { expect } from '@open-wc/testing';
import { SCENES } from '../testing/scenes/index.ts';
import { show } from '../testing/scenes/show.ts';
import { contrast, luminance, type Seen, seen } from '../testing/seen.ts';

/** Black, white and the greys between that shops call theirs; the corners of what a screen can show; neon; brands as there are. */
const BRANDS = [
  '#000000',
  '#ffffff',
  '#ffff00',
  '#ffe600',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#00ffff',
  '#ff00ff',
  '#39ff14',
  '#ff10f0',
  '#ccff00',
  '#808080',
  '#767676',
  '#bfbfbf',
  '#333333',
  '#23604f',
  '#2b59c3',
  '#e4002b',
  '#ff5a00',
  '#f8b400',
  '#1db954',
  '#0078d4',
  '#6441a5',
  '#d4a373',
  '#c71585',
  '#556b2f',
  '#f4f1de',
  '#101820',
  'rebeccapurple',
];

/** A colour is looked at where it has arrived. */
const STILL = new CSSStyleSheet();
STILL.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');

/** What must be among it. */
const LOOKED = [
  'icon .launcher on .launcher',
  'words .badge on .badge',
  'icon .send on .send',
  'words p mine on .bubble mine',
  'words p on .bubble',
  'words a mine on .bubble mine',
  'edge form on .panel',
  'ring form on .panel',
  'edge input on .leave',
  'words input on input',
  'edge input on .panel',
  'edge .tick on .rating',
];

/** What WCAG asks for: words 4.5, and 3 for what is no word but has to be seen. */
const least = ({ what }: Seen): number => (what === 'words' ? 4.5 : 3);

describe('the colours of a brand', () => {
  it('[WE4] are tried over thirty brands, each of them a colour', () => {
    expect(new Set(BRANDS).size).to.equal(30);
    expect(BRANDS.filter((brand) => !CSS.supports('color', brand))).to.deep.equal([]);
    expect([luminance('#ffff00'), contrast('#767676', '#fff')].map((value) => value.toFixed(3))).to.deep.equal([
      '0.928',
      '4.542',
    ]);
  });

  it('[WE4] can be read and told apart, light and dark, whatever the brand, wherever something can be seen', async function () {
    this.timeout(120_000);
    const looked = new Set<string>();
    const faint: string[] = [];
    for (const name of Object.keys(SCENES)) {
      const { element } = await show(name, {});
      element.shadowRoot?.adoptedStyleSheets.push(STILL);
      const news = seen(element).filter(({ key }) => !looked.has(key));
      for (const { key } of news) looked.add(key);
      for (const theme of news[0] ? ['light', 'dark'] : []) {
        element.setAttribute('theme', theme);
        for (const brand of BRANDS) {
          element.style.setProperty('--shop-bell-brand', brand);
          for (const one of news) {
            const ratio = one.ratio();
            if (ratio < least(one)) faint.push(`${one.key}, ${theme}, ${brand}: ${ratio.toFixed(2)} (${name})`);
          }
        }
      }
    }
    expect(faint).to.deep.equal([]);
    expect([...looked]).to.include.members(LOOKED);
  });
});
