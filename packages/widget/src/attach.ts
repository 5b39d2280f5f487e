import type { Thread, Upload, UploadView } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { Files } from './files.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import { icon } from './parts/icons.ts';
import { ATTACH } from './styles/attach.ts';
import { sheet } from './styles/sheet.ts';

const TAKEN = ['paste', 'dragover', 'drop'];
const CLIP = 'M13.8 6.2l-5.6 5.6a1.4 1.4 0 0 0 2 2l5.3-5.3a3 3 0 0 0-4.3-4.3L5.6 9.8a4.6 4.6 0 0 0 6.5 6.5l3.4-3.4';
const ACCEPTED =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt';

/**
 * The way in for files: the button, what is pasted and dropped. What shows and sends them is loaded once one is near: a hand at the button,
 * a drag, a paste, one in the talk, or one that the page before this one has left.
 */
export class Attach {
  #board: Board;
  #t: FileTexts;
  #root: ShadowRoot;
  #files: Files | undefined;
  #loading: Promise<Files | undefined> | undefined;
  #isOver = false;
  /** One was near: where nothing could be loaded then, only who gives one tries again. */
  #tried = false;
  /** Lists of events in which no file was found. */
  #seen = new WeakSet<Thread['events']>();

  constructor(board: Board, t: FileTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
    root.adoptedStyleSheets.push(sheet(ATTACH));
    for (const type of TAKEN) root.addEventListener(type, this.#take);
    void this.#resume();
  }

  /** Beside the message box. */
  button(): TemplateResult {
    const { attach } = this.#t;
    const pick = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#add([...(target.files ?? [])]);
      // The same file may be picked again.
      target.value = '';
    };
    const open = ({ currentTarget }: Event) => {
      const input = currentTarget instanceof Element ? currentTarget.nextElementSibling : undefined;
      if (input instanceof HTMLInputElement) input.click();
    };
    return html`<button class="clip" type="button" aria-label=${attach} title=${attach} @focus=${this.#near} @pointerenter=${this.#near} @click=${open}>${icon(CLIP)}</button><input class="pick" type="file" multiple hidden accept=${ACCEPTED} aria-label=${attach} @change=${pick} />`;
  }

  /** Above the message box: what is on its way. */
  above(): TemplateResult | undefined {
    return this.#files?.above();
  }

  /** Under a message, or in its place where it has no words. */
  under(said: Said): TemplateResult | undefined {
    return this.#files?.under(said);
  }

  /** After every change: a file in the talk is near. */
  check(): void {
    const { threads, pending } = this.#board.view;
    this.#files?.check();
    if (this.#tried) return;
    const isIn = ({ events, pending }: Thread): boolean => {
      if (pending.some(({ file }) => file)) return true;
      if (this.#seen.has(events)) return false;
      this.#seen.add(events);
      return events.some((event) => event.kind === 'message' && event.file);
    };
    if (pending.some(({ file }) => file) || threads.some(isIn)) this.#near();
  }

  /** Forgets the person. */
  forget(): void {
    this.#files?.forget();
  }

  stop(): void {
    this.#isOver = true;
    for (const type of TAKEN) this.#root.removeEventListener(type, this.#take);
    this.#files?.forget();
  }

  #near = (): void => {
    if (!this.#tried) void this.#load();
  };

  /** Where it can't be loaded, files are names, and none is sent. */
  #load(): Promise<Files | undefined> {
    this.#tried = true;
    this.#loading ??= import('./files.ts').then(
      ({ Files }) => {
        if (this.#isOver) return undefined;
        this.#files = new Files(this.#board, this.#t, this.#root);
        this.#board.look();
        return this.#files;
      },
      () => {
        this.#loading = undefined;
        return undefined;
      },
    );
    return this.#loading;
  }

  async #add(files: readonly File[]): Promise<void> {
    const loaded = await this.#load();
    if (loaded) loaded.add(files);
    else this.#board.refuse({}, this.#t.problems.other, '');
  }

  /** Shows again, and goes on with, what the page before this one has left. */
  async #resume(): Promise<void> {
    const changed = (upload: Upload, view: UploadView) => this.#files?.changed(upload, view);
    // Where nothing can be loaded, nothing goes on; the next page tries again.
    const left = await this.#board.chat.resumeUploads(changed).catch(() => []);
    if (left[0]) (await this.#load())?.resume(left);
  }

  /** What is pasted or dropped. */
  #take = (event: Event & Partial<Pick<ClipboardEvent, 'clipboardData'> & Pick<DragEvent, 'dataTransfer'>>): void => {
    const { clipboardData: pasted, dataTransfer = pasted } = event;
    const files = [...(dataTransfer?.files ?? [])];
    // Tables and texts are copied with a picture of themselves: their words are meant. Some systems name the files in words, too.
    const words = pasted?.getData('text');
    if (!dataTransfer?.types.includes('Files') || (words && !files.some(({ name }) => words.includes(name)))) return;
    // Not handled, the browser would leave the shop for the file.
    event.preventDefault();
    if (event.type === 'dragover') this.#near();
    else void this.#add(files);
  };
}
