import { html, nothing, type TemplateResult } from 'lit/html.js';
import { TEXT_MAX_CHARS } from '../limits.ts';
import { sends } from '../model/enter.ts';
import { icon } from '../parts/icons.ts';
import { room } from '../text/limit.ts';
import { plain } from '../text/plain.ts';
import { define, Part } from './part.ts';

/** Where the shopper writes. The draft stays while the panel is closed. */
export class ComposerElement extends Part {
  /** Called after a message was given to the SDK. */
  declare sent: () => void;
  #composedAt = Number.NEGATIVE_INFINITY;
  #editing: number | undefined;

  /** Puts the cursor into the message box. */
  override focus(): void {
    this.#box?.focus();
  }

  protected override template(): TemplateResult {
    const { t, figures, view, more, unsafe, notice } = this.bridge;
    const editing = more?.amend.editing && more;
    const changing = editing && !editing.amend.editing?.late ? editing.t : undefined;
    const label = changing ? changing.editing : t.placeholder;
    const { left, near } = this.#room;
    const limit = near && more ? figures.count(more.t[left < 0 ? 'charsOver' : 'charsLeft'], Math.abs(left)) : '';
    const [typist] = view.thread?.typing ?? [];
    const name = typist && 'name' in typist ? plain(typist.name) : '';
    const typing = typist && !limit ? (name ? t.agentTyping(name) : t.someoneTyping) : '';
    return html`
      ${more?.above()}
      <div role="status">
        ${unsafe ? html`<p class="say">${icon('alert')}${t.unsafe}</p>` : nothing}${editing ? editing.editing() : nothing}
      </div>
      <div role="alert">${notice ? html`<p class="say">${icon('alert')}${notice}</p>` : nothing}</div>
      <form part="composer" @submit=${this.#submit}>
        ${more?.attach()}
        <textarea
          rows="1"
          dir=${this.bridge.draft ? 'auto' : t.dir}
          enterkeyhint="send"
          placeholder=${label}
          aria-label=${label}
          ?disabled=${view.connection === 'refused'}
          .value=${this.bridge.draft}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @compositionend=${this.#composed}></textarea>
        <button class="send" part="send" aria-label=${changing ? changing.save : t.send} ?disabled=${!this.#ready} @pointerdown=${this.#hold}>${icon(changing ? 'check' : 'send')}</button>
      </form>
      <div class="foot">
        ${typing ? html`<i></i><i></i><i></i><bdi>${typing}</bdi>` : nothing}
        <span role="status" ?data-over=${left < 0}>${limit}</span>
      </div>
    `;
  }

  protected override drawn(): void {
    const box = this.#box;
    if (!box) return;
    if (!CSS.supports('field-sizing', 'content')) {
      // Measured from one line, so that it shrinks too; the styles stop it at six. An empty one may have larger letters than ours.
      // Meanwhile the room below keeps the thread from growing: one that is at its end would be moved off it, for good.
      box.style.cssText = 'margin-block-end: 100vh';
      box.style.cssText = `height: ${box.scrollHeight}px`;
    }
    const editing = this.bridge.more?.amend.editing?.seq;
    if (editing !== this.#editing && editing !== undefined) {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    }
    this.#editing = editing;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get #text(): string {
    return this.bridge.draft.trim();
  }

  get #room(): ReturnType<typeof room> {
    return room(this.#text, TEXT_MAX_CHARS);
  }

  get #ready(): boolean {
    // Words that were all removed from a message: whoever saves that is told why nothing comes of it.
    return (this.#text !== '' || this.#isChanging) && this.#room.left >= 0 && this.bridge.view.connection !== 'refused';
  }

  get #isChanging(): boolean {
    return this.bridge.more?.amend.editing?.late === false;
  }

  #input(event: Event): void {
    const { bridge } = this;
    bridge.composing = (event as InputEvent).isComposing;
    bridge.draft = this.#box?.value ?? '';
    bridge.notice = '';
    this.update();
    // What keeps the words is loaded with the first of them.
    if (!bridge.fetching) bridge.look();
    if (!bridge.more?.amend.editing) bridge.chat.typing(bridge.draft !== '');
  }

  #composed(event: Event): void {
    this.#composedAt = event.timeStamp;
    this.#input(event);
  }

  #keydown(event: KeyboardEvent): void {
    const { more, draft } = this.bridge;
    if (sends(event, event.timeStamp - this.#composedAt)) this.#submit(event);
    else if (event.isComposing) return;
    else if (event.key === 'ArrowUp' && !draft && more?.amend.editLast()) event.preventDefault();
    else if (event.key === 'Escape' && more?.amend.editing) {
      event.preventDefault();
      event.stopPropagation();
      more.amend.cancel();
    }
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!this.#ready) return;
    const { bridge } = this;
    const text = this.#text;
    bridge.notice = '';
    if (this.#isChanging) return bridge.more?.amend.submit(text);
    bridge.say(text);
    bridge.draft = '';
    // What was typed too late to change a message has gone as one; what stood there before comes back.
    bridge.more?.amend.cancel();
    this.update();
    this.sent();
  }

  /** The message box keeps the focus, and a phone its keyboard, when the button is pressed. */
  #hold(event: Event): void {
    event.preventDefault();
  }
}

define('shop-bell-composer', ComposerElement);
