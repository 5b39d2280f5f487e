import type { SharedFile } from '@shopbell/protocol';
import type { FileLink, Pending, Thread, Upload, UploadView } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Locale } from './locale.ts';
import type { Said } from './model/entries.ts';
import { icon } from './parts/icons.ts';
import { FILES } from './styles/files.ts';
import { sheet } from './styles/sheet.ts';
import { plain } from './text/plain.ts';

const TAKEN = ['paste', 'dragover', 'drop'];
/** Most files on their way at a time. */
const PICKED_MAX = 5;
/** Largest picture in the thread, in px. */
const SHOWN = { width: 240, height: 200 } as const;
/** A link that is over sooner than this is asked for anew, in ms. */
const LINK_LEFT_MS = 5000;
const CLIP = 'M13.8 6.2l-5.6 5.6a1.4 1.4 0 0 0 2 2l5.3-5.3a3 3 0 0 0-4.3-4.3L5.6 9.8a4.6 4.6 0 0 0 6.5 6.5l3.4-3.4';
const PAGE = 'M6 3h5.5L15 6.5V17H6zM11.5 3v3.5H15';
const ACCEPTED =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.jpg,.jpeg,.png,.webp,.gif,.pdf,.txt';

interface Picked {
  view: UploadView;
  upload: Upload | undefined;
}

/** A file in the log, and where. */
interface Place {
  conversation: string;
  seq: number;
  file: SharedFile;
}

/** What came with a message, checked: anything else is no file. */
function fileOf(value: unknown): SharedFile | undefined {
  const { id, name, type, bytes, width, height } = Object(value);
  if (typeof bytes !== 'number' || !plain(id) || !plain(name)) return undefined;
  const isPicture = width > 0 && height > 0 && /^image\//.test(plain(type));
  return { id, name, type: plain(type), bytes, ...(isPicture ? { width, height } : {}) } as SharedFile;
}

/** Files of the talk: what is on its way above the message box, what was sent in the thread. Loaded behind everything else. */
export class Files {
  #board: Board;
  #t: FileTexts;
  #locale: Locale;
  #root: ShadowRoot;
  #picked: Picked[] = [];
  #sent = new Map<string, SharedFile>();
  #links = new Map<string, FileLink | 'asked'>();
  /** By the list of events they were found in, since a view is drawn more often than a log changes. */
  #places = new WeakMap<Thread['events'], Map<string, Place>>();

  constructor(board: Board, t: FileTexts, locale: Locale, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#locale = locale;
    this.#root = root;
    root.adoptedStyleSheets.push(sheet(FILES));
    for (const type of TAKEN) root.addEventListener(type, this.#take);
    void this.#resume();
  }

  /** Beside the message box. */
  attach(): TemplateResult {
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
    return html`<button class="clip" type="button" aria-label=${this.#t.attach} title=${this.#t.attach} @click=${open}>${icon(CLIP)}</button><input class="pick" type="file" multiple hidden accept=${ACCEPTED} aria-label=${this.#t.attach} @change=${pick} />`;
  }

  /** Above the message box: what is on its way. */
  above(): TemplateResult {
    return html`${this.#picked.length > 0 ? html`<ul class="picked" aria-label=${this.#t.picked}>${this.#picked.map((one) => this.#chip(one))}</ul>` : ''}`;
  }

  /** Under a message, or in its place where it has no words. */
  under({ key, cid, text }: Said): TemplateResult | undefined {
    const place = this.#placeOf(key);
    if (place) return this.#file(place.file, place, text === '' || text === place.file.name);
    if (!cid) return undefined;
    const waits = this.#waits((one) => one.cid === cid);
    const file = waits?.file ? this.#sent.get(waits.file) : undefined;
    return file && this.#file(file, undefined, text === '');
  }

  /** Forgets the person. */
  forget(): void {
    for (const { upload } of this.#picked) upload?.cancel();
    this.#picked = [];
    this.#sent.clear();
    this.#links.clear();
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
    if (event.type !== 'dragover') this.#add(files);
  };

  #add(files: readonly File[]): void {
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

  /** Shows again, and goes on with, what the page before this one has left. */
  async #resume(): Promise<void> {
    const rows = new Map<Upload, Picked>();
    const changed = (upload: Upload, view: UploadView) => {
      const one = rows.get(upload);
      if (!one) return;
      one.view = view;
      // It was said before the page went.
      if (view.status === 'cancelled') this.#unpick(one);
      this.#pump();
    };
    // Where nothing can be loaded, nothing goes on; the next page tries again.
    const uploads = await this.#board.chat.resumeUploads(changed).catch(() => []);
    for (const upload of uploads) rows.set(upload, { view: upload.view, upload });
    // They were picked first.
    this.#picked = [...rows.values(), ...this.#picked];
    this.#board.look();
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
    const percent = new Intl.NumberFormat(this.#locale, { style: 'percent' }).format(share);
    const word = failed
      ? (this.#t.problems[problem ?? ''] ?? this.#t.problems.other)
      : status === 'waiting'
        ? this.#t.waiting
        : status === 'uploading'
          ? this.#t.uploading(percent)
          : this.#t.checking;
    return html`<li ?data-failed=${failed}><span><bdi>${name}</bdi><small role=${failed ? 'alert' : 'none'}>${word}${kept === false && !failed ? ` · ${this.#t.onlyHere}` : ''}</small></span>${
      failed && bytes > 0 && one.upload
        ? html`<button type="button" @click=${() => one.upload?.retry()}>${this.#t.retry}</button>`
        : ''
    }<button class="plain" type="button" aria-label=${this.#t.remove(name)} @click=${() => this.#remove(one)}>${icon('cross')}</button>${
      failed ? '' : html`<progress max="1" value=${share} aria-label=${`${name}: ${percent}`}></progress>`
    }</li>`;
  }

  #placeOf(key: string): Place | undefined {
    for (const { conversation, events } of this.#board.view.threads) {
      let places = this.#places.get(events);
      if (!places) {
        places = new Map();
        for (const event of events) {
          const file = event.kind === 'message' ? fileOf(event.file) : undefined;
          if (!file) continue;
          const place = { conversation, seq: event.seq, file };
          places.set(`${conversation} ${event.seq}`, place);
          if (event.cid && event.by.role === 'shopper') places.set(event.cid, place);
        }
        this.#places.set(events, places);
      }
      const found = places.get(key);
      if (found) return found;
    }
    return undefined;
  }

  #file(file: SharedFile, place: Place | undefined, alone: boolean): TemplateResult {
    const { name, type, bytes, width, height } = file;
    const only = alone ? 'file only' : 'file';
    if (place && width !== undefined && height !== undefined) {
      const scale = Math.min(1, SHOWN.width / width, SHOWN.height / height);
      const size = [Math.max(44, Math.round(width * scale)), Math.max(44, Math.round(height * scale))] as const;
      const link = this.#link(place);
      // The drawing keeps the place, also where no picture comes; a style of its own the shop's policy would not allow.
      return html`<button class=${`${only} picture`} type="button" aria-label=${this.#t.open(name)} @click=${() => void this.#enlarge(place)}><svg width=${size[0]} height=${size[1]} viewBox=${`0 0 ${size[0]} ${size[1]}`} aria-hidden="true"></svg>${
        link?.preview ? html`<img alt="" src=${link.preview} @error=${() => this.#again(place)} />` : ''
      }</button>`;
    }
    const kinds = this.#t.kinds;
    const kind = type.startsWith('image/')
      ? kinds.picture
      : type === 'application/pdf'
        ? kinds.pdf
        : type === 'text/plain'
          ? kinds.text
          : kinds.other;
    const size = new Intl.NumberFormat(this.#locale, {
      style: 'unit',
      unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: 1,
    }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));
    return html`<div class=${`${only} doc`}>${icon(PAGE)}<span><bdi>${name}</bdi><small>${kind} · ${size}</small></span>${
      place
        ? html`<button class="plain" type="button" aria-label=${this.#t.save(name)} @click=${() => void this.#save(place)}>${icon('down')}</button>`
        : ''
    }</div>`;
  }

  #keyOf = ({ conversation, seq }: Place): string => `${conversation} ${seq}`;

  /** The link in hand; where there is none, or it is nearly over, it is asked for. */
  #link(place: Place): FileLink | undefined {
    const key = this.#keyOf(place);
    const link = this.#links.get(key);
    if (link === undefined) void this.#ask(place);
    return typeof link === 'object' ? link : undefined;
  }

  async #ask(place: Place): Promise<FileLink | undefined> {
    const key = this.#keyOf(place);
    this.#links.set(key, 'asked');
    const links = await this.#board.chat.links(place.conversation, [place.seq]).catch(() => undefined);
    const [link] = links ?? [];
    if (link) this.#links.set(key, link);
    // Asked again with the next change once there is a line; a file that is gone is not asked for again.
    else if (!links) this.#links.delete(key);
    if (link) this.#board.look();
    return link;
  }

  /** A link is over after ten minutes: once more with a fresh one. */
  #again(place: Place): void {
    const link = this.#links.get(this.#keyOf(place));
    if (typeof link === 'object' && link.until < Date.now()) void this.#ask(place);
  }

  async #fresh(place: Place): Promise<FileLink | undefined> {
    const link = this.#link(place);
    return link && link.until - LINK_LEFT_MS > Date.now() ? link : this.#ask(place);
  }

  async #save(place: Place): Promise<void> {
    const link = await this.#fresh(place);
    if (!link) return;
    const save = document.createElement('a');
    save.href = link.url;
    save.download = '';
    // Whatever comes, the shop's page stays.
    save.target = '_blank';
    save.rel = 'noopener';
    save.click();
  }

  async #enlarge(place: Place): Promise<void> {
    const link = await this.#fresh(place);
    const panel = this.#root.querySelector('.panel');
    if (!link || !panel) return;
    const dialog = document.createElement('dialog');
    dialog.className = 'large';
    dialog.ariaLabel = place.file.name;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'plain';
    close.textContent = this.#t.close;
    close.addEventListener('click', () => dialog.close());
    const picture = document.createElement('img');
    picture.src = link.url;
    picture.alt = place.file.name;
    dialog.append(close, picture);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('keydown', (event) => {
      // The panel has an Escape of its own.
      if (event.key === 'Escape') event.stopPropagation();
    });
    panel.append(dialog);
    dialog.showModal();
  }
}
