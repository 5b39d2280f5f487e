import type { SharedFile } from '@shopbell/protocol';
import type { Pending, Upload, UploadView } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import { icon } from './parts/icons.ts';

/** Most files on their way at a time. */
const PICKED_MAX = 5;
/** What is wrong with the file itself: however often it is tried, it stays so. */
const UNFIT = /^file_(type_refused|name_refused|too_large|mismatch|unsafe|broken)$/;

interface Picked {
  view: UploadView;
  upload: Upload | undefined;
}

/** Files on their way: brought to the relay, and said in the order of the picks. */
export class PickedFiles {
  #board: Board;
  #t: FileTexts;
  #picked: Picked[] = [];
  #sent = new Map<string, SharedFile>();

  constructor(board: Board, t: FileTexts) {
    this.#board = board;
    this.#t = t;
  }

  /** Above the message box. */
  list(): TemplateResult {
    return html`${this.#picked.length > 0 ? html`<ul class="picked" aria-label=${this.#t.picked}>${this.#picked.map((one) => this.#chip(one))}</ul>` : ''}`;
  }

  /** The file of a message that is on its way itself. */
  of(cid: string): SharedFile | undefined {
    const waits = this.#waits((one) => one.cid === cid);
    return waits?.file ? this.#sent.get(waits.file) : undefined;
  }

  /** Lets go of all of them. */
  forget(): void {
    for (const { upload } of this.#picked) upload?.cancel();
    this.#picked = [];
    this.#sent.clear();
  }

  add(files: readonly File[]): void {
    const room = PICKED_MAX - this.#picked.length;
    this.#board.notice = files.length > room ? this.#t.tooMany : '';
    for (const file of files.slice(0, Math.max(0, room))) {
      const { name, type, size: bytes } = file;
      const one: Picked = { view: { name, type, bytes, sent: 0, status: 'uploading' }, upload: undefined };
      this.#picked.push(one);
      const changed = (view: UploadView) => {
        one.view = view;
        this.#pump();
      };
      this.#board.chat.upload(file, { keep: '', changed }).then(
        (upload) => {
          one.upload = upload;
          one.view = upload.view;
          if (!this.#picked.includes(one)) upload.cancel();
          this.#pump();
        },
        () => {
          one.view = { ...one.view, status: 'failed', problem: 'offline' };
          this.#board.look();
        },
      );
    }
    this.#board.look();
  }

  /** Shows what the page before this one has left: it was picked first. */
  resume(uploads: readonly Upload[]): void {
    const left = uploads.map((upload) => ({ view: upload.view, upload }));
    this.#picked = [...left.filter(({ view }) => view.status !== 'cancelled'), ...this.#picked];
    this.#pump();
  }

  /** One of those is another than before. */
  changed(upload: Upload, view: UploadView): void {
    const one = this.#picked.find((each) => each.upload === upload);
    if (!one) return;
    one.view = view;
    // It was said before the page went.
    if (view.status === 'cancelled') this.#unpick(one);
    this.#pump();
  }

  /** What is on its way. */
  #waits(is: (one: Pending) => boolean): Pending | undefined {
    const { threads, pending } = this.#board.view;
    return [...pending, ...threads.flatMap((thread) => thread.pending)].find(is);
  }

  #unpick(one: Picked): void {
    this.#picked = this.#picked.filter((other) => other !== one);
  }

  #remove(one: Picked): void {
    this.#unpick(one);
    one.upload?.cancel();
    this.#pump();
  }

  /** What is ready is said, in the order of the picks; what failed holds up nobody. */
  #pump(): void {
    for (const one of [...this.#picked]) {
      const { status, file } = one.view;
      if (status === 'failed') continue;
      if (status !== 'ready' || !file) break;
      this.#unpick(one);
      this.#sent.set(file.id, file);
      this.#say(file.id, one.upload);
    }
    this.#board.look();
  }

  #say(file: string, upload: Upload | undefined): void {
    // The page before this one had said it, and the outbox has it.
    const waits = () => this.#waits((one) => one.file === file);
    if (waits()) return upload?.done();
    // Until it is stored this device keeps it: a page that goes now says it again, and is told that it was said.
    this.#board.chat
      .send('', { file })
      .catch((error) => {
        const { code } = error;
        const pending = waits();
        if (code === 'outbox_full') this.#board.refuse(error, '', '');
        if (code === 'file_used' && pending) this.#board.chat.discard(pending.cid);
      })
      .finally(() => upload?.done());
  }

  #chip(one: Picked): TemplateResult {
    const { name, bytes, sent, status, problem, kept } = one.view;
    const failed = status === 'failed';
    const share = bytes > 0 ? sent / bytes : 0;
    const percent = this.#board.figures.format(share, { style: 'percent' });
    const word = failed
      ? (this.#t.problems[problem ?? ''] ?? this.#t.problems.other)
      : status === 'waiting'
        ? this.#t.waiting
        : status === 'uploading'
          ? this.#t.uploading(percent)
          : this.#t.checking;
    return html`<li ?data-failed=${failed}><span><bdi>${name}</bdi><small role=${failed ? 'alert' : 'none'}>${word}${kept === false && !failed ? ` · ${this.#t.onlyHere}` : ''}</small></span>${
      failed && bytes > 0 && one.upload && !UNFIT.test(`${problem}`)
        ? html`<button type="button" @click=${() => one.upload?.retry()}>${this.#t.retry}</button>`
        : ''
    }<button class="plain" type="button" aria-label=${this.#t.remove(name)} @click=${() => this.#remove(one)}>${icon('cross')}</button>${
      failed ? '' : html`<progress max="1" value=${share} aria-label=${`${name}: ${percent}`}></progress>`
    }</li>`;
  }
}
