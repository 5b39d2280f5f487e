import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Locale } from './locale.ts';
import type { Said } from './model/entries.ts';
import { icon } from './parts/icons.ts';
import { PickedFiles } from './picked-files.ts';
import { FILES } from './styles/files.ts';
import { sheet } from './styles/sheet.ts';
import { ThreadFiles } from './thread-files.ts';

const TAKEN = ['paste', 'dragover', 'drop'];
const CLIP = 'M13.8 6.2l-5.6 5.6a1.4 1.4 0 0 0 2 2l5.3-5.3a3 3 0 0 0-4.3-4.3L5.6 9.8a4.6 4.6 0 0 0 6.5 6.5l3.4-3.4';
const ACCEPTED =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt';

/** Files of the talk: what is on its way above the message box, what was sent in the thread. Loaded behind everything else. */
export class Files {
  #t: FileTexts;
  #root: ShadowRoot;
  #picked: PickedFiles;
  #thread: ThreadFiles;

  constructor(board: Board, t: FileTexts, locale: Locale, root: ShadowRoot) {
    this.#t = t;
    this.#root = root;
    this.#picked = new PickedFiles(board, t, locale);
    this.#thread = new ThreadFiles(board, t, locale, root);
    root.adoptedStyleSheets.push(sheet(FILES));
    for (const type of TAKEN) root.addEventListener(type, this.#take);
  }

  /** Beside the message box. */
  attach(): TemplateResult {
    const pick = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#picked.add([...(target.files ?? [])]);
      // The same file may be picked again.
      target.value = '';
    };
    const open = ({ currentTarget }: Event) => {
      const input = currentTarget instanceof Element ? currentTarget.nextElementSibling : undefined;
      if (input instanceof HTMLInputElement) input.click();
    };
    return html`<button class="clip" type="button" aria-label=${this.#t.attach} title=${this.#t.attach} @click=${open}>${icon(CLIP)}</button><input class="pick" type="file" multiple hidden accept=${ACCEPTED} aria-label=${this.#t.attach} @change=${pick} />`;
  }

  /** Above the message box: what is on its way. */
  above(): TemplateResult {
    return this.#picked.list();
  }

  /** Under a message, or in its place where it has no words. */
  under({ key, cid, text }: Said): TemplateResult | undefined {
    const place = this.#thread.placeOf(key);
    if (place) return this.#thread.draw(place.file, place, text === '' || text === place.file.name);
    const file = cid && this.#picked.of(cid);
    return file ? this.#thread.draw(file, undefined, text === '') : undefined;
  }

  /** Forgets the person. */
  forget(): void {
    this.#picked.forget();
    this.#thread.forget();
  }

  stop(): void {
    this.forget();
    for (const type of TAKEN) this.#root.removeEventListener(type, this.#take);
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
    if (event.type !== 'dragover') this.#picked.add(files);
  };
}
