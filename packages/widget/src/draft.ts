import { toJson } from '@shopbell/sdk';
import type { Amend } from './amend.ts';
import type { Board } from './board.ts';
import { plain } from './text/plain.ts';

/** What is typed is kept so soon, in ms; a page that is left keeps it at once. */
export const KEEP_MS = 500;

/** Words that were not sent. */
interface Left {
  text: string;
  /** Whose they are: a member's, as the relay confirmed them or else the device remembers them, are given to nobody else. */
  member?: string | undefined;
  /** Since when the device remembers who wrote them: whoever comes after a sign-out has another moment, or none. */
  since?: string | undefined;
}

/**
 * Keeps what stands in the message box for the next page of the shop, and gives back what the page before has left. Of a message
 * that is being changed nothing is kept; what stood in the box before is.
 */
export class Draft {
  #board: Board;
  #amend: Amend;
  #end = new AbortController();
  /** Of the page before, until it is known whether its writer is here. */
  #left: Left | undefined;
  /** What is kept, and of whom; and as it was written. */
  #text = '';
  #member: string | undefined;
  #written: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param shadow where they type */
  constructor(board: Board, amend: Amend, shadow: ShadowRoot) {
    this.#board = board;
    this.#amend = amend;
    const { signal } = this.#end;
    shadow.addEventListener('input', this.#plan, { signal });
    shadow.addEventListener('compositionend', board.look, { signal });
    addEventListener('pagehide', this.#keep, { signal });
    addEventListener('pageshow', this.#back, { signal });
    this.#load();
  }

  /** After every change. */
  check(): void {
    const board = this.#board;
    const { member } = board.view;
    const left = this.#left;
    if (left && !board.composing && (member || !left.member)) {
      if (!left.member || left.member === member?.id) this.#box.draft = this.#words;
      this.#left = undefined;
    }
    // Sent, or out of sight: a phone may end such a page without another word.
    if (!this.#box.draft || document.hidden) this.#keep();
    else this.#plan();
  }

  /** Forgets the person. What is kept is taken away by the panel. */
  forget(): void {
    this.#left = this.#member = undefined;
    this.#text = '';
  }

  stop(): void {
    this.#keep();
    this.#end.abort();
  }

  /** Where what is typed stands, while a message is changed, too. */
  get #box(): { draft: string } {
    return this.#amend.editing ?? this.#board;
  }

  /** All that was not sent: what stands in the box, below what still waits for its writer. */
  get #words(): string {
    return [this.#left?.text, this.#box.draft].filter(Boolean).join('\n');
  }

  get #since(): string | undefined {
    return this.#remembered(/"at":(\d+)/);
  }

  /** What the device remembers of the person. A member's id with a quote in it is found as nobody's: nobody is given its words. */
  #remembered(what: RegExp): string | undefined {
    return what.exec(this.#board.person.read() ?? '')?.[1];
  }

  #load(): void {
    const { words } = this.#board;
    this.#written = words.read();
    this.#text = '';
    try {
      const left: Left = JSON.parse(this.#written ?? '{}');
      this.#text = plain(left.text);
      if (!left.since || left.since === this.#since) this.#left = { ...left, text: this.#text };
    } catch {
      // Not ours.
    }
  }

  #plan = (): void => {
    this.#timer ??= setTimeout(this.#keep, KEEP_MS);
  };

  #keep = (): void => {
    const { words, view } = this.#board;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#words;
    // While a proof has run out, or has not come so far, it is still the same member.
    const member = view.member?.id ?? this.#member ?? this.#remembered(/"member":"(.*?)"[,}]/);
    if (text === this.#text && member === this.#member) return;
    this.#text = text;
    this.#member = member;
    // What waits for its writer keeps waiting for that one, and what was typed meanwhile with it.
    if (text) words.write(toJson({ member, since: this.#since, ...this.#left, text }));
    else words.clear();
    this.#written = words.read();
  };

  /** Out of the browser's cache a page comes as it was: what another one has sent since, or forgotten, is there no more. */
  #back = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted || this.#board.words.read() === this.#written) return;
    this.#amend.cancel();
    this.#board.draft = '';
    this.#load();
    this.#board.look();
  };
}
