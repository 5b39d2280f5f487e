import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import { type TranscriptOptions, type TranscriptTexts, transcriptName, transcriptOf } from './model/transcript.ts';

/** Events that are asked for at a time: as many as the relay gives. */
const PAGE = 200;
/** So long the browser has for the file, and the reader for what is said of it, in ms. */
const KEPT_MS = 10_000;

/** Keeps a talk as a file: fetches what is older than the screen, and writes down what there is. */
export class Saving {
  /** True while earlier messages are on their way. */
  isGathering = false;
  #board: Board;
  #t: TranscriptTexts;
  #said = '';
  #isOver = false;
  #url: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board, t: TranscriptTexts) {
    this.#board = board;
    this.#t = t;
  }

  async start(): Promise<void> {
    const board = this.#board;
    this.isGathering = true;
    board.drawnFrom = board.entries[0]?.key;
    board.look();
    const missing = await this.#gather();
    // Whose talk it was may have gone meanwhile.
    if (this.#isOver) return;
    this.isGathering = false;
    board.drawnFrom = undefined;
    this.#write(missing);
    this.#said = [this.#t.saved, missing && this.#t.missing[missing]].filter(Boolean).join(' ');
    board.look();
  }

  /** Above the message box. */
  line(): TemplateResult {
    const { entries, figures } = this.#board;
    const enough = () => {
      this.isGathering = false;
    };
    return html`
      <div class="saving">
        <p role="status">${this.isGathering ? figures.count(this.#t.gathering, Math.max(1, entries.length)) : this.#said}</p>
        ${this.isGathering ? html`<button type="button" @click=${enough}>${this.#t.enough}</button>` : nothing}
      </div>
    `;
  }

  stop(): void {
    this.#isOver = true;
    this.#board.drawnFrom = undefined;
    clearTimeout(this.#timer);
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = undefined;
  }

  /** Fetches all that is older. What can't be had is told in the file. */
  async #gather(): Promise<TranscriptOptions['missing']> {
    const board = this.#board;
    for (let before = -1; board.view.more && before !== board.entries.length; ) {
      before = board.entries.length;
      try {
        await board.chat.history({ limit: PAGE });
      } catch {
        break;
      }
      if (this.#isOver || !this.isGathering) break;
      board.look();
    }
    if (board.view.connection !== 'online') return 'offline';
    return board.view.more ? 'earlier' : undefined;
  }

  #write(missing: TranscriptOptions['missing']): void {
    const board = this.#board;
    const { entries, view, heading, t, clock, figures } = board;
    const now = Date.now();
    const days = new Intl.DateTimeFormat(figures.tag, { dateStyle: 'full' });
    const text = transcriptOf({
      entries,
      threads: view.threads,
      heading,
      page: `${location.origin}${location.pathname}`,
      t,
      words: this.#t,
      told: (happened) => board.tells?.happened(t, happened) ?? '',
      called: (said) => board.tells?.called(said) ?? '',
      time: clock.time,
      date: (at) => days.format(at),
      now,
      missing,
    });
    this.#url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const save = document.createElement('a');
    save.href = this.#url;
    // The day as the reader has it, in digits that sort.
    save.download = transcriptName(heading, new Intl.DateTimeFormat('sv').format(now));
    save.click();
    this.#timer = setTimeout(() => {
      this.stop();
      this.#said = '';
      this.#board.look();
    }, KEPT_MS);
  }
}
