import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { FileTexts } from './i18n/rest/messages.ts';
import type { Place } from './model/place.ts';
import { moved, type Sizes, WHOLE, type Zoom, zoomed } from './model/zoom.ts';
import { icon } from './parts/icons.ts';
import { sheet } from './styles/sheet.ts';
import { VIEWER } from './styles/viewer.ts';
import type { Figures } from './text/figures.ts';

/** Larger by one press, or one key. */
const STEP = 1.5;
/** Larger by two presses at one place. */
const CLOSER = 2.5;
/** A picture that is looked at closely is moved so far by a key, px. */
const MOVE = 80;
/** A finger that goes so far across turns the page, px. */
const SWIPE = 48;

const PLUS = 'M10 4.5v11M4.5 10h11';
const MINUS = 'M4.5 10h11';
const BACK = 'M12 4.5L6.5 10l5.5 5.5';
const ON = 'M8 4.5l5.5 5.5L8 15.5';

/** What the viewer is given. */
export interface ViewerOptions {
  readonly t: FileTexts;
  readonly figures: Figures;
  /** Where it stands. */
  readonly stack: Element;
  readonly shadow: ShadowRoot;
  /** The pictures of the talk, oldest first, as they are now. */
  pictures(): readonly Place[];
  /** An address that holds for now. */
  address(place: Place): Promise<string | undefined>;
  save(place: Place): void;
}

const same = (one: Place | undefined, other: Place): boolean =>
  one?.seq === other.seq && one.conversation === other.conversation;

/** The pictures of a talk, one at a time and as large as the screen: closer by keys, buttons, wheel and fingers, the next and the one before. */
export class Viewer {
  #options: ViewerOptions;
  #dialog = document.createElement('dialog');
  #place: Place;
  /** Of `#place`; empty until it is known, undefined where it can't be had. */
  #address: string | undefined = '';
  #zoom: Zoom = WHOLE;
  #fingers = new Map<number, { x: number; y: number }>();
  #across = 0;
  #down = 0;

  constructor(options: ViewerOptions, place: Place) {
    this.#options = options;
    this.#place = place;
    const { shadow } = options;
    const worn = sheet(VIEWER);
    shadow.adoptedStyleSheets.push(worn);
    const dialog = this.#dialog;
    dialog.className = 'large';
    dialog.addEventListener('close', () => {
      dialog.remove();
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((one) => one !== worn);
    });
    dialog.addEventListener('keydown', this.#key);
    options.stack.append(dialog);
    this.#draw();
    dialog.showModal();
    void this.#show(place);
  }

  /** After every change of the talk: what was taken back is not looked at any longer. */
  check(): void {
    if (!this.#options.pictures().some((one) => same(one, this.#place))) this.close();
  }

  close(): void {
    this.#dialog.close();
  }

  get #at(): readonly [nth: number, all: readonly Place[]] {
    const all = this.#options.pictures();
    return [all.findIndex((one) => same(one, this.#place)), all];
  }

  async #show(place: Place): Promise<void> {
    this.#place = place;
    this.#address = '';
    this.#zoom = WHOLE;
    this.#draw();
    const address = await this.#options.address(place);
    // Another one may be looked at by then.
    if (place !== this.#place) return;
    this.#address = address;
    this.#draw();
  }

  #turn(by: number): void {
    const [nth, all] = this.#at;
    const next = all[nth + by];
    if (next) void this.#show(next);
  }

  #template(): TemplateResult {
    const { t, figures, save } = this.#options;
    const { file } = this.#place;
    const [nth, all] = this.#at;
    const place = all.length > 1 ? t.ofAll(figures.format(nth + 1), figures.format(all.length)) : '';
    const turn = (by: number, name: string, path: `M${string}`) =>
      html`<button class="turn" type="button" aria-label=${name} ?disabled=${!all[nth + by]} @click=${() => this.#turn(by)}>${icon(path)}</button>`;
    const broken = () => {
      this.#address = undefined;
      this.#draw();
    };
    return html`
      <div class="bar">
        <p role="status"><bdi>${file.name}</bdi> <small>${place}</small></p>
        <button type="button" aria-label=${t.zoomOut} ?disabled=${this.#zoom.scale === 1} @click=${() => this.#closer(1 / STEP)}>${icon(MINUS)}</button>
        <button type="button" aria-label=${t.zoomIn} @click=${() => this.#closer(STEP)}>${icon(PLUS)}</button>
        <button type="button" aria-label=${t.save(file.name)} @click=${() => save(this.#place)}>${icon('down')}</button>
        <button type="button" aria-label=${t.close} @click=${() => this.close()}>${icon('cross')}</button>
      </div>
      <div
        class="room"
        @pointerdown=${this.#touch}
        @pointermove=${this.#move}
        @pointerup=${this.#lift}
        @pointercancel=${this.#lift}
        @dblclick=${this.#twice}
        @wheel=${this.#wheel}>
        ${
          this.#address
            ? html`<img alt=${file.name} src=${this.#address} width=${file.width ?? nothing} height=${file.height ?? nothing} draggable="false" @error=${broken} />`
            : this.#address === undefined
              ? html`<p role="alert">${t.broken}</p>`
              : nothing
        }
      </div>
      ${all.length > 1 ? html`${turn(-1, t.previous, BACK)}${turn(1, t.next, ON)}` : nothing}
    `;
  }

  #draw(): void {
    this.#dialog.ariaLabel = this.#place.file.name;
    const held = this.#dialog.querySelector<HTMLButtonElement>('button:focus');
    render(this.#template(), this.#dialog, { host: this });
    const picture = this.#picture;
    const { scale, x, y } = this.#zoom;
    // Set on the element, which no policy of the page minds; a style in the markup would be refused.
    if (picture) picture.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
    // A button that is switched off by its press would take the focus along.
    if (held?.disabled) this.#dialog.querySelector<HTMLElement>('.bar > :last-child')?.focus();
  }

  get #picture(): HTMLImageElement | null {
    return this.#dialog.querySelector('img');
  }

  get #sizes(): Sizes {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.#dialog.querySelector('.room') ?? {};
    return {
      width: this.#picture?.offsetWidth ?? 0,
      height: this.#picture?.offsetHeight ?? 0,
      room: { width, height },
    };
  }

  #closer(factor: number, at = { x: 0, y: 0 }): void {
    this.#zoom = zoomed(this.#zoom, factor, at, this.#sizes);
    this.#draw();
  }

  #by(dx: number, dy: number): void {
    this.#zoom = moved(this.#zoom, dx, dy, this.#sizes);
    this.#draw();
  }

  #key = (event: KeyboardEvent): void => {
    const { key } = event;
    // The panel has an Escape of its own; the dialog's closes it.
    if (key === 'Escape') return event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isClose = this.#zoom.scale > 1;
    const isRtl = getComputedStyle(this.#dialog).direction === 'rtl';
    const [dx = 0, dy = 0] = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key] ?? [];
    if (isClose && (dx || dy)) this.#by(dx * MOVE, dy * MOVE);
    else if (dx) this.#turn(isRtl ? dx : -dx);
    else if (key === '+' || key === '=') this.#closer(STEP);
    else if (key === '-') this.#closer(1 / STEP);
    else if (key === '0') this.#closer(0);
    else return;
    event.preventDefault();
  };

  /** Where in the room, from its middle. */
  #point({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const {
      left = 0,
      top = 0,
      width = 0,
      height = 0,
    } = this.#dialog.querySelector('.room')?.getBoundingClientRect() ?? {};
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }

  #touch(event: PointerEvent): void {
    this.#fingers.set(event.pointerId, this.#point(event));
    if (this.#fingers.size === 1) this.#across = this.#down = 0;
    // What begins here ends here, also outside the window. With fingers that is so by itself.
    if (event.pointerType === 'mouse') (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#point(event);
    const [other] = [...this.#fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    this.#fingers.set(event.pointerId, now);
    if (other) {
      const far = ({ x, y }: typeof now) => Math.hypot(x - other.x, y - other.y) || 1;
      this.#across = 0;
      this.#closer(far(now) / far(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      this.#by((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else if (this.#zoom.scale > 1) this.#by(now.x - before.x, now.y - before.y);
    else {
      this.#across += now.x - before.x;
      this.#down += now.y - before.y;
    }
  }

  #lift(event: PointerEvent): void {
    if (!this.#fingers.delete(event.pointerId)) return;
    const isRtl = getComputedStyle(this.#dialog).direction === 'rtl';
    const far = Math.abs(this.#across);
    if (event.type === 'pointerup' && far > SWIPE && far > 2 * Math.abs(this.#down))
      this.#turn(this.#across > 0 === isRtl ? 1 : -1);
    this.#across = 0;
  }

  #twice(event: MouseEvent): void {
    this.#closer(this.#zoom.scale > 1 ? 0 : CLOSER, this.#point(event));
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#closer(Math.exp(-event.deltaY / 300), this.#point(event));
  }
}
