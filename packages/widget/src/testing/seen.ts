/** Something that has to be told from what it stands on. */
export interface Seen {
  /** Words, or what is no word: an icon, the edge of a control, the ring of the focus, a dot that means something. */
  readonly what: 'words' | 'icon' | 'edge' | 'ring' | 'dot';
  /** The same for what is drawn in the same way on the same ground. */
  readonly key: string;
  /** Its contrast now, 1–21; over a gradient at the end where it is less. */
  ratio(): number;
}

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map<string, number>();

/** How light a colour is on a screen, 0–1 (WCAG). */
export function luminance(color: string): number {
  const before = known.get(color);
  if (before !== undefined) return before;
  if (!canvas) throw new Error('no canvas');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  known.set(color, light);
  return light;
}

/** How well one is told from the other, 1–21 (WCAG). */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const CLEAR = /^(?:transparent|none)$|[,/] ?0\)$/;

/** What is drawn behind an element, as far as the widget draws it: the element that draws it, and its colours. */
function behind(element: Element | null): { ground: string; colors: string[] } | undefined {
  for (let one = element; one; one = one.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(one);
    const [, wash] = /^linear-gradient\((.*), rgba\(0, 0, 0, 0\)\)$/.exec(backgroundImage) ?? [];
    if (wash) return { ground: nameOf(one), colors: [wash, ...(behind(one.parentElement)?.colors ?? [])] };
    if (!CLEAR.test(backgroundColor)) return { ground: nameOf(one), colors: [backgroundColor] };
  }
  return undefined;
}

const nameOf = (element: Element): string => {
  const mine = element.closest('[data-mine]') ? ' mine' : '';
  const [name] = element.classList;
  return `${name ? `.${name}` : element.localName}${mine}`;
};

const hasWords = (element: Element): boolean =>
  [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');

/** What is there for the eye of this widget; what is switched off, or there for the ear alone, is not. */
export function seen({ shadowRoot }: Element): Seen[] {
  const found: Seen[] = [];
  for (const element of shadowRoot?.querySelectorAll('*') ?? []) {
    if (
      element.closest('.sr, :disabled, [aria-busy=true], svg *') ||
      !element.checkVisibility({ visibilityProperty: true })
    )
      continue;
    const add = (what: Seen['what'], color: string, on: Element | null = element, pseudo?: string) => {
      const ground = behind(on)?.ground;
      if (ground === undefined) return;
      const isIcon = element instanceof SVGElement && element.parentElement;
      found.push({
        what,
        key: `${what} ${nameOf(isIcon || element)}${pseudo ?? ''} on ${ground}`,
        ratio() {
          const ink = getComputedStyle(element, pseudo).getPropertyValue(color);
          return Math.min(...(behind(on)?.colors ?? []).map((surface) => contrast(ink, surface)));
        },
      });
    };
    const isBox = element.matches('textarea, input:not([type=radio], [type=checkbox])');
    if (hasWords(element) || isBox) add('words', 'color');
    if (isBox) add('words', 'color', element, '::placeholder');
    if (element.matches('svg.icon, .launcher')) add('icon', 'color');
    if (element.matches('form:not(.stores *), .asks button, .tick, :is(.leave, .stores) input'))
      add('edge', 'border-top-color', element.parentElement);
    if (element.matches('form:focus-within')) add('ring', 'outline-color', element.parentElement);
    if (element.matches(':focus-visible:not(textarea)')) {
      const inside = Number.parseFloat(getComputedStyle(element).outlineOffset) < 0;
      add('ring', 'outline-color', inside ? element : element.parentElement);
    }
    if (element.matches('.who p')) add('dot', 'border-top-color', element, '::before');
    if (element.matches('.foot i')) add('dot', 'background-color', element.parentElement);
  }
  return found;
}
