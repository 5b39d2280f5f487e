import { expect } from '@open-wc/testing';
import { clear, stage } from '../testing/stage.contract.ts';
import { message, thread } from '../testing/talk.ts';

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
  '#808080',
  '#767676',
  '#777777',
  '#757575',
  '#23604f',
  '#2b59c3',
  '#e4002b',
  '#ff5a00',
  '#f8b400',
  '#1db954',
  '#0078d4',
  '#6441a5',
  '#8a2be2',
  '#d4a373',
  '#3a0ca3',
  '#c71585',
  '#556b2f',
  '#b5d99c',
  '#f4f1de',
  '#101820',
  'rebeccapurple',
];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** The colour as a screen shows it, 0–1 linear luminance (WCAG). */
const luminance = (color: string): number => {
  if (!canvas) throw new Error('no canvas');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const talk = thread('A', [message(1, 'mine', 'hi', 'c1'), message(2, 'theirs', 'hello')]);

describe('the colours of a brand', () => {
  afterEach(clear);

  for (const theme of ['light', 'dark']) {
    it(`can be read, ${theme}, whatever the brand`, async () => {
      for (const brand of BRANDS) {
        const on = await stage({ view: { thread: talk, threads: [talk] }, attributes: { theme, brand } });
        const style = (selector: string) => getComputedStyle(on.get(selector));
        const surface = style('.panel').backgroundColor;
        const pairs: [string, string, string, number][] = [
          ['launcher', style('.launcher').color, style('.launcher').backgroundColor, 4.5],
          ['own words', style('[data-mine] .bubble').color, style('[data-mine] .bubble').backgroundColor, 4.5],
          [
            'their words',
            style('.said:not([data-mine]) .bubble').color,
            style('.said:not([data-mine]) .bubble').backgroundColor,
            4.5,
          ],
          ['text', style('.panel').color, surface, 4.5],
          ['times', style('.meta').color, surface, 4.5],
          [
            'times on a raised surface',
            style('.meta').color,
            style('.said:not([data-mine]) .bubble').backgroundColor,
            4.5,
          ],
          ['the box', style('form').borderTopColor, surface, 3],
        ];
        for (const [what, a, b, least] of pairs)
          expect(contrast(a, b), `${what} on ${brand}: ${a} ${b}`).to.be.at.least(least);
        await clear();
      }
    });
  }
});
