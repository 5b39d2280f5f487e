import type { SharedFile } from '@shopbell/protocol';
import type { FileLink } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import type { Place } from './model/place.ts';
import { icon } from './parts/icons.ts';
import { plain } from './text/plain.ts';
import type { Viewer } from './viewer.ts';

/** Largest picture in the thread, in px. */
const SHOWN = { width: 240, height: 200 } as const;
/** A link that is over sooner than this is asked for anew, in ms. */
const LINK_LEFT_MS = 5000;
const PAGE = 'M6 3h5.5L15 6.5V17H6zM11.5 3v3.5H15';

/** What came with a message, checked: anything else is no file. */
function fileOf(value: unknown): SharedFile | undefined {
  const { id, name, type, bytes, width, height } = Object(value);
  if (typeof bytes !== 'number' || !plain(id) || !plain(name)) return undefined;
  const isPicture = width > 0 && height > 0 && /^image\//.test(plain(type));
  return { id, name, type: plain(type), bytes, ...(isPicture ? { width, height } : {}) } as SharedFile;
}

/** Files in the thread: where they are in the log, how they look, and the links that lead to them for a while. */
export class ThreadFiles {
  #board: Board;
  #t: FileTexts;
  #root: ShadowRoot;
  #viewer: Viewer | undefined;
  #links = new Map<string, FileLink | 'asked'>();

  constructor(board: Board, t: FileTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
  }

  /** After every change. */
  check(): void {
    this.#viewer?.check();
  }

  forget(): void {
    this.#viewer?.close();
    this.#links.clear();
  }

  /** The file of a message in the log. */
  placeOf({ thread, source }: Said): Place | undefined {
    const file = fileOf(source.file);
    return file && thread && 'seq' in source ? { conversation: thread.conversation, seq: source.seq, file } : undefined;
  }

  /** @param place undefined while it is not in the log @param alone true where the message has no other words */
  draw(file: SharedFile, place: Place | undefined, alone: boolean): TemplateResult {
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
    const size = this.#board.figures.format(bytes / (bytes < 1e6 ? 1e3 : 1e6), {
      style: 'unit',
      unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: 1,
    });
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

  /** The pictures of the talk, as far as it is loaded. */
  #pictures(): readonly Place[] {
    return this.#board.entries.flatMap((entry) => {
      const place = entry.kind === 'said' ? this.placeOf(entry) : undefined;
      return place?.file.width ? [place] : [];
    });
  }

  async #enlarge(place: Place): Promise<void> {
    const stack = this.#root.querySelector('.stack');
    // Where it can't be loaded, the picture is saved, which needs nothing more.
    const loaded = await import('./viewer.ts').catch(() => undefined);
    if (!stack || !loaded) return this.#save(place);
    this.#viewer = new loaded.Viewer(
      {
        t: this.#t,
        figures: this.#board.figures,
        stack,
        shadow: this.#root,
        pictures: () => this.#pictures(),
        address: async (one) => (await this.#fresh(one))?.url,
        save: (one) => void this.#save(one),
      },
      place,
    );
  }
}
