import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { TranscriptTexts } from './model/transcript.ts';
import type { Handed } from './parts/handed.ts';
import type { MenuItem } from './parts/menu.ts';
import type { Saving } from './saving.ts';

const SAVE = 'M10 3.5v8.5M6.5 8.8L10 12.3l3.5-3.5M4 14v2.5h12V14';
const SOUND = 'M5 13.5V9a5 5 0 0 1 10 0v4.5M3.5 13.5h13M8.5 16h3';
const SCREEN = 'M3.5 4.5h13v9h-13ZM7.5 16.5h5M10 13.5v3';
const END = 'M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H8M12.5 6.5L16 10l-3.5 3.5M15.5 10H8';

/** What can be done with the whole talk, from the panel's top: keeping it as a file, what tells of an answer, and ending it. */
export class TalkMenu {
  #board: Board;
  #t: TranscriptTexts;
  #root: ShadowRoot;
  #parts: Handed;
  #open = false;
  #asks = false;
  /** The end was asked for, and is on its way. */
  #ends = false;
  #saving: Saving | undefined;
  /** What stands in it since it was opened. */
  #held: readonly MenuItem[] = [];
  #more: (close: () => void) => readonly MenuItem[];
  #opens: () => void;

  /**
   * @param more what else can be done with it
   * @param opens it is opened
   */
  constructor(
    board: Board,
    t: TranscriptTexts,
    root: ShadowRoot,
    parts: Handed,
    more: (close: () => void) => readonly MenuItem[],
    opens: () => void,
  ) {
    this.#more = more;
    this.#opens = opens;
    this.#board = board;
    this.#t = t;
    this.#root = root;
    this.#parts = parts;
  }

  /** At the panel's top. */
  button(): TemplateResult | undefined {
    const { entries } = this.#board;
    const items: MenuItem[] = [];
    if (entries[0]) items.push([SAVE, this.#t.save, () => void this.#save()], ...this.#switches());
    if (this.#isRunning && !this.#ends) items.push([END, this.#t.end, () => this.#ask(true)]);
    items.push(...this.#more(() => this.#show(false)));
    const held = this.#hold(items);
    return held[0] && this.#parts.menu('options', this.#t.menu, this.#open, () => this.#show(!this.#open), held);
  }

  /** What goes while it is open holds its place, and what comes stands below: nothing moves under a finger. */
  #hold(items: readonly MenuItem[]): readonly MenuItem[] {
    const find = (all: readonly MenuItem[], [path]: MenuItem) => all.find(([one]) => one === path);
    if (!this.#open) return items;
    const stay = this.#held.map((item) => find(items, item) ?? ([item[0], item[1]] as const));
    this.#held = [...stay, ...items.filter((item) => !find(this.#held, item))];
    return this.#held;
  }

  /** Above the message box: the question before the end, and how far the saving is. */
  above(): TemplateResult {
    const { line } = this.#board;
    const { sure, yes, no, ending } = this.#t;
    const asked = this.#parts.question('sure', sure, [yes, () => this.#end()], [no, () => this.#ask(false)]);
    return html`
      <div role="status">${this.#ends && line !== 'quiet' ? html`<p class="wait">${ending}</p>` : nothing}</div>
      <div role="none" class="sure" @keydown=${this.#escape}>${this.#asks ? asked : nothing}</div>
      ${this.#saving?.line()}
    `;
  }

  /** After every change: what was asked may be answered elsewhere. */
  check(): void {
    if (!this.#isRunning) this.#asks = this.#ends = false;
  }

  /** Forgets the person. */
  forget(): void {
    this.#open = this.#asks = this.#ends = false;
    this.stop();
  }

  stop(): void {
    this.#saving?.stop();
    this.#saving = undefined;
  }

  get #isRunning(): boolean {
    const state = this.#board.view.thread?.state;
    return state !== undefined && state !== 'closed';
  }

  /** Each says what a press makes of it. */
  #switches(): MenuItem[] {
    const { notices } = this.#board;
    if (!notices) return [];
    const { soundOn, soundOff, noticesOn, noticesOff } = this.#t;
    const item = (path: MenuItem[0], text: string, act: () => void): MenuItem => [path, text, () => this.#leave(act)];
    const { sounds, desktop } = notices;
    const sound = item(SOUND, sounds ? soundOff : soundOn, () => notices.toggleSounds());
    if (desktop === 'never') return [sound];
    return [sound, item(SCREEN, desktop === 'on' ? noticesOff : noticesOn, () => void notices.toggleDesktop())];
  }

  /** Closes the menu, and does it. */
  #leave(act: () => void): void {
    this.#show(false);
    this.#focus('.options button');
    act();
  }

  #show(open: boolean): void {
    this.#open = open;
    this.#held = [];
    if (open) this.#opens();
    this.#board.look();
    if (open) this.#focus('.options [role=menuitem]');
  }

  #ask(asks: boolean): void {
    this.#open = false;
    this.#asks = asks;
    this.#board.look();
    // Not on the answer that ends it: a key that is held down would have pressed that one.
    if (asks) this.#focus('.sure button + button');
  }

  #end(): void {
    this.#asks = false;
    this.#ends = true;
    this.#board.look();
    this.#board.chat
      .end()
      .catch((error) => this.#board.refuse(error, this.#t.notEnded, ''))
      .finally(() => {
        this.#ends = false;
        this.#board.look();
      });
  }

  async #save(): Promise<void> {
    this.#show(false);
    this.#focus('.options button');
    if (this.#saving?.isGathering) return;
    const board = this.#board;
    try {
      const { Saving } = await import('./saving.ts');
      this.stop();
      this.#saving = new Saving(board, this.#t);
      this.#saving.start();
    } catch {
      board.notice = this.#t.notSaved;
      board.look();
    }
  }

  /** Once it is drawn: that was planned with the look before. */
  #focus(selector: string): void {
    queueMicrotask(() => this.#root.querySelector<HTMLElement>(selector)?.focus());
  }

  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#asks) return;
    // The panel has an Escape of its own, and so has a modal one.
    event.preventDefault();
    event.stopPropagation();
    this.#ask(false);
    this.#focus('.options button');
  };
}
