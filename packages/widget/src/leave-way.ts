import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { Rest } from './i18n/rest/messages.ts';
import type { Leave } from './leave.ts';
import { leftEnd } from './model/left-end.ts';
import { wasLeft } from './model/was-left.ts';
import type { MenuItem } from './parts/menu.ts';

const PEN = 'M4 16l.8-3.4L13.5 4 16 6.5 7.4 15.2ZM11.8 5.7l2.5 2.5';

/**
 * The way to leaving a message, and what became of it: the form is loaded where nobody is here, where somebody waits, once who has nobody
 * may choose it, and where something was left.
 */
export class LeaveWay {
  #board: Board;
  #texts: Rest['leave'];
  #root: ShadowRoot;
  #form: Leave | undefined;
  #load: Promise<void> | undefined;
  #isOver = false;

  constructor(board: Board, texts: Rest['leave'], root: ShadowRoot) {
    this.#board = board;
    this.#texts = texts;
    this.#root = root;
  }

  /** In the menu of the talk. */
  items = (close: () => void): MenuItem[] => {
    const form = this.#form;
    const act = () => {
      close();
      form?.open();
    };
    return form?.mayChoose ? [[PEN, form.choice, act]] : [];
  };

  /** Above the message box. */
  above(): TemplateResult | undefined {
    const form = this.#form;
    // What stands in the thread is not read out as it changes: here it is, as long as nothing has happened since.
    const last = this.#board.entries.reduce((at, entry) => Math.max(at, entry.at), 0);
    const ends = this.#board.entries.flatMap(({ key, at }) => (at === last ? (this.#told(key) ?? []) : []));
    return form && html`${form.draw()}<div class="leave-end"><p class="sr" role="status">${ends}</p></div>`;
  }

  /** Under the line that a talk is over, of that key: what became of what was left. */
  under(key: string): TemplateResult | undefined {
    const told = this.#told(key);
    return told ? html`<p class="note" dir="auto">${told}</p>` : undefined;
  }

  /** After every change. */
  check(): void {
    const { view } = this.#board;
    // Where it can't be loaded, words are words: the shop leaves them for later by itself.
    const isOffered = view.leave && (view.availability === 'away' || view.thread?.state !== 'active');
    if (isOffered || view.threads.some(wasLeft)) this.#load ??= this.#fetch().catch(() => undefined);
    this.#form?.check();
  }

  /** Forgets the person. */
  forget(): void {
    this.#form?.forget();
  }

  stop(): void {
    this.#isOver = true;
    this.#form?.stop();
  }

  #told(key: string): string | undefined {
    const { view, entries } = this.#board;
    const end = leftEnd(key, view.threads, entries);
    return end && this.#form?.t[end];
  }

  async #fetch(): Promise<void> {
    const [{ Leave }, { default: texts }] = await Promise.all([import('./leave.ts'), this.#texts()]);
    if (this.#isOver) return;
    this.#form = new Leave(this.#board, texts, this.#root);
    this.#board.look();
  }
}
