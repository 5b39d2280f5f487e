import { isEmail, isPhone } from '@shopbell/protocol/constants';
import { type ChatError, toJson } from '@shopbell/sdk';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { LeaveTexts } from './i18n/leave/messages.ts';
import { icon } from './parts/icons.ts';
import { LEAVE } from './styles/leave.ts';
import { sheet } from './styles/sheet.ts';
import { dayOf } from './text/clock.ts';

type Field = 'name' | 'email' | 'phone' | 'order';
type Filled = { [F in Field]?: string };

const INPUT: { readonly [F in Field]: readonly [type: string, autocomplete: string] } = {
  name: ['text', 'name'],
  email: ['email', 'email'],
  phone: ['tel', 'tel'],
  order: ['text', 'off'],
};

/**
 * Leaving a message: above the message box stands what the shop asks for beside the words, and what the box sends goes with it. Words,
 * pictures and how far they are stay where they always are.
 */
export class Leave {
  readonly t: LeaveTexts;
  #board: Board;
  #root: ShadowRoot;
  #filled: Filled = {};
  /** What the shopper did about the form last; undefined: it stands there while nobody is here. */
  #did: 'open' | 'close' | 'send' | undefined;
  #wrong: { field: Field; why: string } | undefined;
  /** What was left since the last end of a talk went through the form. */
  #sent = false;
  /** The address of what was sent last, where a letter goes there. */
  #told = '';
  #say: Board['say'];
  #elsewhere: unknown;

  constructor(board: Board, t: LeaveTexts, root: ShadowRoot) {
    this.t = t;
    this.#board = board;
    this.#root = root;
    this.#filled = this.#read();
    this.#say = board.say.bind(board);
    board.say = (text) => (this.isOpen ? this.#leave(text) : this.#say(text));
    root.adoptedStyleSheets.push(sheet(LEAVE));
  }

  /** Who has an agent says it to them; everybody else may choose it, before having asked for anybody too. */
  get mayChoose(): boolean {
    const { view } = this.#board;
    return !!view.leave && !this.isOpen && !view.blocked && view.thread?.state !== 'active';
  }

  /** What the choice is called. */
  get choice(): string {
    const { state = 'closed' } = this.#board.view.thread ?? {};
    return state === 'closed' ? this.t.title : this.t.instead;
  }

  get isOpen(): boolean {
    const { view } = this.#board;
    if (!view.leave || view.blocked || view.thread?.state === 'active') return false;
    if (this.#did === 'close') return this.#isNeeded;
    return this.#did ? this.#did === 'open' : this.#isAsked;
  }

  get #isAsked(): boolean {
    const { availability, thread } = this.#board.view;
    const state = thread?.state ?? 'closed';
    // The newest word of the relay's counts while the line is away. A picture that went ahead of the words is a left message already.
    return availability === 'away' && (state === 'closed' || (state === 'left' && !this.#sent));
  }

  /** Nobody is here, and the shop wants to be able to answer: the form is not closed, whatever was done about it while somebody was. */
  get #isNeeded(): boolean {
    return this.#isAsked && this.#ways.length > 0;
  }

  open(): void {
    this.#open();
    this.#board.look();
    this.#focus(`[name=${this.#fields[0]}]`);
  }

  draw(): TemplateResult {
    const { t } = this;
    const promise = this.#promise;
    // The line stays while the form comes and goes: a reader of the screen hears what comes into it.
    return html`
      ${
        this.isOpen
          ? html`<div class="leave" role="group" aria-labelledby="leave-title" @keydown=${this.#keys}>
              <p id="leave-title">${t.title}</p>
              ${
                this.#isNeeded
                  ? nothing
                  : html`<button class="plain" type="button" aria-label=${t.cancel} @click=${this.#close}>${icon('cross')}</button>`
              }
              ${promise ? html`<p class="by"><bdi>${promise}</bdi></p>` : nothing}
              ${this.#fields.map((field) => this.#field(field))}
            </div>`
          : nothing
      }
      <p class="leave-told" role="status">${this.#told && !this.isOpen ? t.also(this.#told) : nothing}</p>
    `;
  }

  /** After every change: what the relay has refused comes back, and so does what went into another window. */
  check(): void {
    const { chat, view, elsewhere } = this.#board;
    if (elsewhere !== this.#elsewhere) {
      this.#elsewhere = elsewhere;
      this.#filled = this.#read();
    }
    const refused = view.pending.find(
      ({ status, problem, leave }) => leave && status === 'failed' && /^contact/.test(problem ?? ''),
    );
    if (!refused) return;
    const { cid, text, problem, leave } = refused;
    chat.discard(cid);
    this.#open();
    this.#filled = { ...leave?.contact, ...(leave?.order ? { order: leave.order } : {}) };
    this.#fault(problem === 'contact_missing' ? this.#missing() : (this.#odd() ?? this.#missing()), text);
  }

  /** Forgets the person. What is kept is taken away by the panel. */
  forget(): void {
    this.#filled = {};
    this.#sent = false;
    this.#did = this.#wrong = undefined;
    this.#told = '';
  }

  stop(): void {
    this.#board.say = this.#say;
  }

  #keep(): void {
    this.#board.form.write(toJson({ by: this.#who, filled: this.#filled, sent: this.#sent }));
  }

  get #fields(): readonly Field[] {
    const { contact = 'none', fields = [], order } = this.#board.view.leave ?? {};
    // A newer relay may ask for what is not known here.
    const known = fields.filter((field) => Object.hasOwn(INPUT, field));
    return [...(contact === 'none' ? [] : known), ...(order ? (['order'] as const) : [])];
  }

  get #promise(): string {
    const { promise, answersBy } = this.#board.view.leave ?? {};
    const { clock } = this.#board;
    const now = Date.now();
    const when =
      answersBy === undefined
        ? undefined
        : ([dayOf(answersBy) === dayOf(now) ? '' : clock.day(answersBy, now), clock.time(answersBy)] as const);
    if (promise === undefined) return when ? this.t.by(...when) : '';
    return promise.replaceAll('{by}', when ? when.filter(Boolean).join(' ') : '');
  }

  get #isRequired(): boolean {
    return this.#board.view.leave?.contact === 'required';
  }

  /** The fields of which one at least is needed. */
  get #ways(): readonly Field[] {
    return this.#isRequired ? this.#fields.filter((field) => field === 'email' || field === 'phone') : [];
  }

  #field(field: Field): TemplateResult {
    const { t } = this;
    const [type, autocomplete] = INPUT[field];
    const value = this.#filled[field] ?? '';
    const why = this.#wrong?.field === field ? this.#wrong.why : '';
    const mustBe = this.#ways.length === 1 && this.#ways[0] === field;
    return html`
      <div>
        <label>
          ${t[field]}${this.#ways.includes(field) ? nothing : html` <i>${t.optional}</i>`}
          <input
            name=${field}
            type=${type}
            autocomplete=${autocomplete}
            enterkeyhint="next"
            dir=${value ? 'auto' : this.#board.t.dir}
            maxlength="254"
            aria-required=${mustBe}
            aria-invalid=${!!why}
            aria-describedby=${why ? 'leave-why' : nothing}
            .value=${value}
            @input=${this.#input} />
        </label>
      </div>
      ${why ? html`<b id="leave-why" role="alert">${why}</b>` : nothing}
    `;
  }

  #input = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#filled = { ...this.#filled, [name]: value };
    if (this.#wrong?.field === name) this.#wrong = undefined;
    this.#keep();
    this.#board.look();
  };

  #close = (): void => {
    this.#did = 'close';
    this.#wrong = undefined;
    this.#board.look();
    this.#focus('textarea');
  };

  #keys = (event: KeyboardEvent): void => {
    // On a button it is a press.
    if (event.key !== 'Enter' || event.isComposing || !(event.target as Element).matches('input')) return;
    event.preventDefault();
    this.#focus('textarea');
  };

  /** Sends what stands in the box, with what stands in the form. A slip puts it back, and leads to its field. */
  #leave(text: string): void {
    const board = this.#board;
    const fault =
      this.#odd() ?? (this.#ways.some((field) => this.#trimmed(field)) ? undefined : this.#ways[0] && this.#missing());
    // After the box was emptied, which it is by whoever called.
    if (fault) return queueMicrotask(() => this.#fault(fault, text));
    const contact = Object.fromEntries(
      this.#fields.flatMap((field) =>
        field !== 'order' && this.#trimmed(field) ? [[field, this.#trimmed(field)]] : [],
      ),
    );
    const order = this.#fields.includes('order') ? this.#trimmed('order') : '';
    this.#told = (board.view.leave?.mails && contact.email) || '';
    this.#sent = true;
    this.#did = 'send';
    this.#keep();
    board.chat.leaveMessage({ text, contact, ...(order ? { order } : {}) }).catch((error: ChatError) => {
      if (error.code !== 'outbox_full') return;
      this.#open();
      board.refuse(error, '', text);
    });
    board.look();
  }

  #open(): void {
    this.#did = 'open';
    this.#told = '';
  }

  #fault(wrong: { field: Field; why: string }, text: string): void {
    this.#wrong = wrong;
    this.#board.refuse({}, '', text);
    this.#focus(`[name=${wrong.field}]`);
  }

  #missing(): { field: Field; why: string } {
    const [field = 'email', other] = this.#ways;
    return { field, why: other ? this.t.either : this.t.needed };
  }

  /** As the relay looks at them; here so that nobody learns of a slip hours later. */
  #odd(): { field: Field; why: string } | undefined {
    const { email = '', phone = '' } = { email: this.#trimmed('email'), phone: this.#trimmed('phone') };
    if (this.#fields.includes('email') && email && !isEmail(email)) return { field: 'email', why: this.t.badEmail };
    if (this.#fields.includes('phone') && phone && !isPhone(phone)) return { field: 'phone', why: this.t.badPhone };
    return undefined;
  }

  #trimmed(field: Field): string {
    return (this.#filled[field] ?? '').trim();
  }

  /** A part of what the device remembers a person by tells one from another, and is no secret. */
  get #who(): string {
    return this.#board.person.read()?.slice(20, 32) ?? '';
  }

  #read(): Filled {
    try {
      const { by, filled, sent } = JSON.parse(this.#board.form.read() ?? '');
      // Written before the first word, by whoever spoke then.
      if (by && by !== this.#who) return {};
      this.#sent = sent === true;
      return filled;
    } catch {
      return {};
    }
  }

  #focus(selector: string): void {
    // Drawn by then: that was planned with the look.
    queueMicrotask(() => this.#root.querySelector<HTMLElement>(`shop-bell-composer ${selector}`)?.focus());
  }
}
