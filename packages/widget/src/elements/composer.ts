import { LIMITS } from '@shopbell/protocol/constants';
import { html, nothing, type TemplateResult } from 'lit/html.js';
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

  /** Puts the cursor into the message box. */
  override focus(): void {
    this.#box?.focus();
  }

  protected override template(): TemplateResult {
    const { t, view } = this.bridge;
    const { left, near } = this.#room;
    const limit = near ? (left < 0 ? t.charsOver(-left) : t.charsLeft(left)) : '';
    const [typist] = view.thread?.typing ?? [];
    const name = typist && 'name' in typist ? plain(typist.name) : '';
    const typing = typist && !limit ? (name ? t.agentTyping(name) : t.someoneTyping) : '';
    return html`
      <form @submit=${this.#submit}>
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          placeholder=${t.placeholder}
          aria-label=${t.placeholder}
          ?disabled=${view.connection === 'refused'}
          .value=${this.bridge.draft}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @compositionend=${this.#composed}></textarea>
        <button class="send" aria-label=${t.send} ?disabled=${!this.#ready} @pointerdown=${this.#hold}>${icon('send')}</button>
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
    // Measured from one line, so that it shrinks too; the styles stop it at six.
    box.style.height = '';
    if (box.value) box.style.height = `${box.scrollHeight}px`;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get #text(): string {
    return this.bridge.draft.trim();
  }

  get #room(): ReturnType<typeof room> {
    return room(this.#text, LIMITS.textMaxChars);
  }

  get #ready(): boolean {
    return this.#text !== '' && this.#room.left >= 0 && this.bridge.view.connection !== 'refused';
  }

  #input(): void {
    this.bridge.draft = this.#box?.value ?? '';
    this.update();
    this.bridge.chat.typing(this.bridge.draft !== '');
  }

  #composed(event: Event): void {
    this.#composedAt = event.timeStamp;
  }

  #keydown(event: KeyboardEvent): void {
    if (sends(event, event.timeStamp - this.#composedAt)) this.#submit(event);
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!this.#ready) return;
    // A refusal shows at the message itself.
    this.bridge.chat.send(this.#text).catch(() => {});
    this.bridge.draft = '';
    this.update();
    this.sent();
  }

  /** The message box keeps the focus, and a phone its keyboard, when the button is pressed. */
  #hold(event: Event): void {
    event.preventDefault();
  }
}

define('shop-bell-composer', ComposerElement);
