import { render, type TemplateResult } from 'lit/html.js';

/**
 * Draws rows into a box, one node a key: what stays keeps its node, what comes in above or below moves nobody. (Lit's `repeat`
 * does this for any list; for one that only grows at its ends a third of it is enough.)
 */
export class RowList {
  #box: Element;
  #menu: Element | null = null;
  #nodes = new Map<string, HTMLElement>();

  constructor(box: Element) {
    this.#box = box;
  }

  draw<Row extends { key: string }>(rows: readonly Row[], template: (row: Row) => TemplateResult): void {
    const before = this.#nodes;
    const held = this.#box.querySelector(':focus');
    this.#nodes = new Map(rows.map(({ key }) => [key, before.get(key) ?? document.createElement('div')]));
    for (const [key, node] of before) if (!this.#nodes.has(key)) node.remove();
    let next = this.#box.firstChild;
    for (const row of rows) {
      const node = this.#nodes.get(row.key);
      if (!node) continue;
      render(template(row), node);
      if (node === next) next = node.nextSibling;
      else this.#box.insertBefore(node, next);
    }
    // Who opens a menu goes on in it.
    const menu = this.#box.querySelector('[role=menu]');
    if (menu !== this.#menu) menu?.querySelector('button')?.focus();
    this.#menu = menu;
    // What had the focus is gone: the whole talk gets it.
    if (held?.isConnected === false) this.#box.closest<HTMLElement>('.log')?.focus();
  }
}
