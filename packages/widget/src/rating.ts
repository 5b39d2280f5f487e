import { type RatingAsked, ratingOf } from '@shopbell/sdk/rating';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { RatingTexts } from './i18n/rating/messages.ts';
import { type Asking, form, given, putOff, type Written } from './parts/rating.ts';
import { RATING } from './styles/rating.ts';
import { sheet } from './styles/sheet.ts';

/** How a conversation's rating stands in this window. */
interface Stand {
  written?: Written | undefined;
  /** As it was pressed, until the log has it. */
  sent?: Written | undefined;
  /** Its number there, once it is stored. */
  seq?: number | undefined;
  fault?: string;
}

/** Shopbell’s bound of a text: what is longer the relay refuses. */
const MAX_CHARS = 4000;

const NOTHING: Written = { stars: 0, tags: [], text: '' };

/** One ask, by its end first: each has another one. */
const askOf = ({ conversation, until }: RatingAsked): string => `${until}:${conversation}`;

/** Of its own in the panel. */
const idOf = ({ conversation }: RatingAsked): string => `rating-${conversation}`;

/** Ratings: in the thread where the talk is over, above the message box while it goes on. Loaded with the first ask. */
export class Rating {
  #board: Board;
  #t: RatingTexts;
  #root: ShadowRoot;
  /** By conversation. */
  #stands = new Map<string, Stand>();
  /** The asks that were put off, where the device keeps none of them. */
  #off = '';

  constructor(board: Board, t: RatingTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
    root.adoptedStyleSheets.push(sheet(RATING));
  }

  /** Under the line that a talk is over, of that key: nothing where nobody has asked, or there is nothing more to say. */
  under(key: string): TemplateResult | undefined {
    const thread = this.#board.view.threads.find(({ conversation, events }) => {
      const over = events.findLast(({ kind }) => kind === 'closed');
      return over && key === (over.by.role === 'shopper' && over.cid ? over.cid : `${conversation} ${over.seq}`);
    });
    const asked = thread && ratingOf(thread);
    return asked && this.#draw(asked);
  }

  /** Above the message box: an agent has asked while they talk. */
  above(): TemplateResult | undefined {
    const { thread } = this.#board.view;
    const asked = thread && thread.state !== 'closed' && ratingOf(thread);
    return asked ? this.#draw(asked) : undefined;
  }

  /** Forgets the person. */
  forget(): void {
    this.#stands.clear();
    this.#off = '';
  }

  #draw(asked: RatingAsked): TemplateResult {
    const { conversation, until, given: was } = asked;
    const stand = this.#stands.get(conversation) ?? {};
    if (was && stand.seq !== undefined && was.seq >= stand.seq) stand.sent = undefined;
    const isOpen = this.#board.serverNow <= until;
    const told = stand.sent || stand.seq ? this.#told(stand) : '';
    // Stays while what stands above it comes and goes: a reader of the screen hears it.
    return html`<div class="rates">${this.#drawn(asked, stand, isOpen, (stand.sent ?? was)?.stars)}<p class="sr" role="status">${told}</p></div>`;
  }

  #drawn(asked: RatingAsked, stand: Stand, isOpen: boolean, stars: number | undefined): TemplateResult | undefined {
    const t = this.#t;
    if (isOpen && (stand.written || !(stars || this.#offs.includes(askOf(asked)))))
      return form(this.#asking(asked, stand));
    if (stars)
      return given(
        { t, figures: this.#board.figures },
        stars,
        this.#told(stand),
        isOpen && !stand.sent ? () => this.#change(asked) : undefined,
      );
    return isOpen ? putOff(t, () => this.#turn(asked, false)) : undefined;
  }

  #told({ sent, seq }: Stand): string {
    const t = this.#t;
    if (!sent || seq !== undefined) return t.thanks;
    return this.#board.view.connection === 'online' ? t.sending : t.saved;
  }

  #asking(asked: RatingAsked, { fault = '' }: Stand): Asking {
    // As it stands when something is done: what was typed since may not be drawn so far.
    const now = (): Written => this.#stands.get(asked.conversation)?.written ?? NOTHING;
    const written = now();
    return {
      t: this.#t,
      figures: this.#board.figures,
      id: idOf(asked),
      written,
      offered: asked.tagsOf(written.stars),
      asksRecommend: asked.recommend,
      fault,
      maxChars: MAX_CHARS,
      change: (patch) => this.#put(asked, { written: { ...now(), ...patch }, fault: '' }),
      send: () => this.#send(asked, now()),
      later: () => this.#turn(asked, true),
    };
  }

  /** The asks that were put off, in any window. */
  get #offs(): readonly string[] {
    return (this.#board.putOff.read() ?? this.#off).split(' ');
  }

  /** Puts it off, or takes it up again. What is over needs no keeping. */
  #turn(asked: RatingAsked, isOff: boolean): void {
    const ask = askOf(asked);
    const others = this.#offs.filter((one) => one !== ask && Number.parseInt(one, 10) >= this.#board.serverNow);
    this.#off = [...others, ...(isOff ? [ask] : [])].join(' ');
    this.#board.putOff.write(this.#off);
    if (isOff) this.#put(asked, { written: undefined, fault: '' });
    else this.#goOn(asked, {});
  }

  #change(asked: RatingAsked): void {
    const { stars = 0, solved, tags = [], recommend, text = '' } = asked.given ?? {};
    this.#goOn(asked, { written: { stars, solved, tags, recommend, text } });
  }

  /** The form is there again, and the focus in it: on the stars that are chosen. */
  #goOn(asked: RatingAsked, patch: Stand): void {
    this.#put(asked, patch);
    // Once it is drawn: that was planned with the look before.
    queueMicrotask(() => {
      const all = [...this.#root.querySelectorAll<HTMLInputElement>(`[name="${idOf(asked)}-stars"]`)];
      (all.find(({ checked }) => checked) ?? all[0])?.focus();
    });
  }

  #put({ conversation }: RatingAsked, patch: Stand): void {
    this.#stands.set(conversation, { ...this.#stands.get(conversation), ...patch });
    this.#board.look();
  }

  #send(asked: RatingAsked, written: Written): void {
    const { conversation } = asked;
    this.#put(asked, { written: undefined, sent: written, seq: undefined, fault: '' });
    this.#board.chat.rate({ conversation, ...written, text: written.text.trim() }).then(
      ({ seq }) => this.#put(asked, { seq }),
      ({ code }) => {
        if (!this.#stands.has(conversation)) return;
        const fault = code === 'rating_over' ? this.#t.over : this.#t.refused;
        this.#put(asked, { sent: undefined, written, fault });
      },
    );
  }
}
