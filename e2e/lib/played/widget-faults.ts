// Each of these runs in the page, so each stands alone.

/**
 * Controls that are smaller than so many CSS px, either way. Links within a sentence are as high as its lines; what is chosen from is as
 * large as the label that it lies under.
 */
export function small(least: number): string[] {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  return [
    ...(root?.querySelectorAll<HTMLElement>(
      'button, textarea, input:not([type=file], [type=radio], [type=checkbox]), label',
    ) ?? []),
  ]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const name = control.ariaLabel ?? control.textContent;
      return Math.min(width, height) < least ? [`${name?.trim()} is ${width} × ${height}`] : [];
    });
}

/** What of an open panel can't be brought into the window: the message box, what sends, what was said, the way out. */
export async function unboxed(): Promise<string[]> {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  const panel = [...(root?.querySelectorAll('dialog[open]') ?? [])].at(-1);
  if (!panel) return [];
  const most =
    'textarea, .send:enabled, .rows > :last-child, .head button, .menu button, .large button, .stale button, .picked button, .say, .leave input, .leave button, .leave b, .leave-told:not(:empty), .stores button, .stores input, .stores li > *, .rating label, .rating button';
  const isWide = [panel, ...panel.querySelectorAll('.stack, .log')].some(
    (box) => box.scrollWidth > box.clientWidth + 1,
  );
  const faults = isWide ? ['scrolls across'] : [];
  const box = panel.querySelector('textarea');
  const isFull = (box?.clientHeight ?? 0) >= 162;
  if (box && !isFull && box.scrollHeight > box.clientHeight + 1) faults.push('the message box is lower than its words');
  for (const one of panel.querySelectorAll<HTMLElement>(most)) {
    // A refusal stands alone: nothing can be written there.
    if (panel.querySelector('[data-alone]') && !one.checkVisibility()) continue;
    one.scrollIntoView({ block: 'nearest' });
    // What leads down goes once that is reached.
    while (one.matches('.rows > *') && root?.querySelector('.jump')) await new Promise(requestAnimationFrame);
    const { left, top, right, bottom } = one.getBoundingClientRect();
    // A message is seen in the talk's own window; what is higher than that is scrolled through.
    const log = one.closest('.log')?.getBoundingClientRect();
    const [from, to] = [Math.max(0, log?.top ?? 0), Math.min(innerHeight, log?.bottom ?? innerHeight)];
    const fits = (top > from - 1 && bottom < to + 1) || bottom - top > to - from;
    const middle = (Math.max(from, top) + Math.min(to, bottom)) / 2;
    const at = root?.elementFromPoint((left + right) / 2, middle) ?? null;
    // What lies under a menu is bare again once that is closed; a menu's own entries have to be bare in it.
    const isUnder = Boolean(at?.closest('.menu')) && !one.closest('.menu');
    const isBare = one.contains(at) || at?.contains(one) || isUnder;
    if (!fits || left < -1 || right > innerWidth + 1 || !isBare) {
      faults.push(
        `out of reach: ${one.className || one.localName} ${(one.ariaLabel ?? one.textContent ?? '').slice(0, 30)}`,
      );
    }
  }
  return faults;
}

/** Doubles letters and lines as a browser does that makes text larger, and nothing else of the page. */
export async function doubleText(): Promise<void> {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  const twice = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        for (const name of ['font-size', 'line-height']) {
          const value = rule.style.getPropertyValue(name);
          if (!value.endsWith('px')) continue;
          rule.style.setProperty(name, `${2 * Number.parseFloat(value)}px`, rule.style.getPropertyPriority(name));
        }
      }
      if ('cssRules' in rule) twice(rule.cssRules as CSSRuleList);
    }
  };
  for (const { cssRules } of root?.adoptedStyleSheets ?? []) twice(cssRules);
  const box = root?.querySelector('textarea');
  box?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  for (let left = 2; left > 0; left -= 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/**
 * What can't be told apart in forced colours: a control without an edge, one whose edge is the same with the focus. What is clear in other
 * colours is drawn in these, so that a width alone counts.
 */
export function unseen(): string[] {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  const edge = (control: Element): number => {
    // The message box has the edge of what is around it, and so has what lies unseen over its label.
    const { outlineStyle, outlineWidth, borderTopStyle, borderTopWidth } = getComputedStyle(
      control.closest('label:has([type=radio], [type=checkbox])') ??
        ((control.matches('textarea') && control.closest('form')) || control),
    );
    const outline = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    return outline + (borderTopStyle === 'none' ? 0 : Number.parseFloat(borderTopWidth));
  };
  const before = root?.activeElement;
  const modal = root?.querySelector('dialog:modal');
  const controls = [
    ...((modal ?? root)?.querySelectorAll<HTMLElement>('button:enabled, textarea:enabled, input, a[href], .log') ?? []),
  ];
  const faults = controls.flatMap((control) => {
    if (root?.activeElement instanceof HTMLElement) root.activeElement.blur();
    const plain = edge(control);
    control.focus();
    // Some can't have it now: they are hidden.
    if (root?.activeElement !== control) return [];
    // A star is drawn by its line.
    const isDrawn = control.matches('a[href], .log, .star input');
    const name = `${control.className || control.localName} ${(control.ariaLabel ?? control.textContent ?? '').trim()}`;
    return [
      ...(plain === 0 && !isDrawn ? [`no edge: ${name}`] : []),
      ...(edge(control) <= plain ? [`the same with the focus: ${name}`] : []),
    ];
  });
  if (before instanceof HTMLElement) before.focus();
  return faults;
}

/** What would move for somebody who asked for less of it. */
export function moving(): string[] {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  return [...(root?.querySelectorAll('*') ?? [])].flatMap((element) =>
    ['', '::before', '::after'].flatMap((part) => {
      const { animationName, transitionDuration } = getComputedStyle(element, part);
      const stands = animationName === 'none' && /^[0s, ]+$/.test(transitionDuration);
      return stands ? [] : [`moves: ${element.className || element.localName}${part}`];
    }),
  );
}

/** On which side things stand: launcher and panel in the window, the rest in the panel; and what of the menu is cut. */
export function cornerOf() {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  const boxOf = (selector: string) => root?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  const window = new DOMRect(0, 0, innerWidth, innerHeight);
  const panel = boxOf('.panel');
  const menu = boxOf('.menu');
  const side = (selector: string, around: DOMRect) => {
    const { left, right } = boxOf(selector);
    return left + right < around.left + around.right ? 'left' : 'right';
  };
  return {
    launcher: side('.launcher', window),
    panel: side('.panel', window),
    close: side('.head button', panel),
    mine: side('[data-mine] .bubble', panel),
    clip: side('.clip', panel),
    cut: menu.left < panel.left || menu.right > panel.right ? ['menu'] : [],
  };
}

/**
 * What is drawn, or said to a screen reader, and comes from no file of texts: what stands without the brackets of the language that only
 * tests have. Times, sizes, ways and days are the browser's.
 *
 * @param given what people have said, and the site
 */
export function unbracketed(given: readonly string[]): string[] {
  const root = document.querySelector('shop-bell')?.shadowRoot;
  if (!root) return ['no widget'];
  const texts: string[] = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement?.closest('time, textarea, .face')) texts.push(walk.currentNode.nodeValue ?? '');
  }
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^(?:title|alt|placeholder|aria-(?:label|description|roledescription|valuetext|placeholder))$/.test(name)) {
        texts.push(value);
      }
    }
  }
  const own = given.filter(({ length }) => length > 1).sort((one, other) => other.length - one.length);
  return texts.filter((text) => {
    // The name of a key is what stands on it, in every language.
    let left = text.replaceAll(
      /⟦[^⟦⟧]*⟧|\(Alt\+↑\)|\b(?:[AP]M|[kM]B|CN|k?m|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\b/g,
      '',
    );
    // A message is drawn in pieces where a link is in it.
    if (own.some((one) => one.includes(left.replace(/^ · /, '')))) return false;
    for (const one of own) left = left.replaceAll(one, '');
    return /\p{L}/u.test(left);
  });
}
