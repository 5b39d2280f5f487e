import { expect } from '@open-wc/testing';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, openDesk } from '../testing/desk.ts';

/** Text tokens and the surfaces they stand on: at least 4.5:1. */
const TEXT: readonly [ink: string, papers: readonly string[]][] = [
  ['text', ['surface', 'pane', 'sunken', 'neutral-4', 'raised', 'brand-3', 'paper']],
  ['neutral-11', ['surface', 'pane', 'sunken', 'neutral-4', 'raised']],
  ['quiet', ['surface', 'pane', 'sunken', 'neutral-4', 'raised']],
  ['accent', ['surface', 'pane', 'sunken', 'brand-3', 'brand-4']],
  ['on-fill', ['fill', 'brand-10']],
  ['waiting-text', ['surface', 'pane', 'sunken', 'neutral-4']],
  ['overdue-text', ['surface', 'pane', 'sunken', 'neutral-4', 'overdue-soft', 'paper']],
  ['well-text', ['surface', 'pane']],
  ['paper-text', ['surface', 'paper']],
];

/** What carries meaning without being text: at least 3:1. */
const SHAPES: readonly [ink: string, papers: readonly string[]][] = [
  ['control', ['surface', 'pane']],
  ['brand-8', ['surface']],
  ['waiting', ['surface', 'pane', 'sunken']],
  ['overdue', ['surface', 'pane', 'sunken', 'neutral-4']],
  ['well', ['surface', 'pane']],
  ['focus', ['surface', 'pane', 'neutral-4', 'raised']],
];

/** A brand in each corner: ours, then pale, dark, loud and grey ones. */
const BRANDS = [
  undefined,
  'yellow',
  'black',
  'white',
  'oklch(0.7 0.2 30)',
  'oklch(0.3 0.1 300)',
  'oklch(0.8 0.2 140)',
  'oklch(0.5 0.02 250)',
];

describe('colours', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk(fakeAgent());
  });
  after(() => desk.close());

  const probe = document.createElement('i');
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const luminance = (token: string): number => {
    probe.style.color = `var(--${token})`;
    if (!canvas) throw new Error('no canvas');
    canvas.fillStyle = getComputedStyle(probe).color;
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
  const failures = (pairs: typeof TEXT, least: number): string[] =>
    pairs.flatMap(([ink, papers]) =>
      papers
        .map((paper) => ({ pair: `${ink} on ${paper}`, ratio: contrast(ink, paper) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
    );

  for (const scheme of ['light', 'dark']) {
    for (const brand of BRANDS) {
      it(`are told apart in ${scheme} with ${brand ?? 'our brand'}`, () => {
        const root = document.documentElement;
        root.append(probe);
        root.style.colorScheme = scheme;
        if (brand) root.style.setProperty('--brand', brand);
        const found = [...failures(TEXT, 4.5), ...failures(SHAPES, 3)];
        root.removeAttribute('style');
        probe.remove();
        expect(found).to.deep.equal([]);
      });
    }
  }
});
