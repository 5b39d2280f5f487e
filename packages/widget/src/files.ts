import type { Upload, UploadView } from '@shopbell/sdk';
import type { TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import { PickedFiles } from './picked-files.ts';
import { FILES } from './styles/files.ts';
import { sheet } from './styles/sheet.ts';
import { ThreadFiles } from './thread-files.ts';

/** Files of the talk: what is on its way above the message box, what was sent in the thread. Loaded once a file is near. */
export class Files {
  #picked: PickedFiles;
  #thread: ThreadFiles;

  constructor(board: Board, t: FileTexts, root: ShadowRoot) {
    this.#picked = new PickedFiles(board, t);
    this.#thread = new ThreadFiles(board, t, root);
    root.adoptedStyleSheets.push(sheet(FILES));
  }

  /** Brings them to the relay, and says them. */
  add(files: readonly File[]): void {
    this.#picked.add(files);
  }

  /** Goes on with what the page before this one has left. */
  resume(uploads: readonly Upload[]): void {
    this.#picked.resume(uploads);
  }

  /** One of those is another than before. */
  changed(upload: Upload, view: UploadView): void {
    this.#picked.changed(upload, view);
  }

  /** Above the message box: what is on its way. */
  above(): TemplateResult {
    return this.#picked.list();
  }

  /** Under a message, or in its place where it has no words. */
  under(said: Said): TemplateResult | undefined {
    const { cid, text } = said;
    const place = this.#thread.placeOf(said);
    if (place) return this.#thread.draw(place.file, place, text === '' || text === place.file.name);
    const file = cid && this.#picked.of(cid);
    return file ? this.#thread.draw(file, undefined, text === '') : undefined;
  }

  /** After every change. */
  check(): void {
    this.#thread.check();
  }

  /** Forgets the person. */
  forget(): void {
    this.#picked.forget();
    this.#thread.forget();
  }
}
