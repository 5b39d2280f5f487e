import type { Board } from './board.ts';
import type { MoreMessages } from './i18n/more.ts';
import { isAmendable, type Own, untilOf } from './model/amend.ts';

/** Changing one's own words and taking them back (撤回): what is chosen, what is written, what is under way. */
export class Amend {
  /** Key of the message whose menu is open. */
  menu: string | undefined;
  /** The message that is being changed; its words stand in the message box, `draft` is what stood there before. */
  editing: { seq: number; text: string; draft: string } | undefined;
  #bridge: Board;
  #t: MoreMessages;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Board, t: MoreMessages) {
    this.#bridge = bridge;
    this.#t = t;
  }

  /** Opens the menu of a message, or closes the one that is open. */
  show(key: string | undefined): void {
    this.menu = key === this.menu ? undefined : key;
    this.#bridge.look();
  }

  /** Puts the words of a message into the message box; what stood there comes back afterwards. */
  edit({ seq, text }: Own): void {
    const bridge = this.#bridge;
    this.editing = { seq, text, draft: this.editing?.draft ?? bridge.draft };
    bridge.draft = text;
    bridge.notice = '';
    this.menu = undefined;
    bridge.look();
  }

  /** Edits one's own last message. False where its time is over. */
  editLast(): boolean {
    const { entries, serverNow, view } = this.#bridge;
    const last = entries.findLast((entry) => entry.kind === 'said' && entry.author.mine);
    if (!last || !isAmendable(last, serverNow, view.amendWindowMs)) return false;
    this.edit(last);
    return true;
  }

  /** Leaves the message as it is. */
  cancel(): void {
    if (!this.editing) return;
    this.#bridge.draft = this.editing.draft;
    this.editing = undefined;
    this.#bridge.look();
  }

  /** Sends the changed words; unchanged ones are none. */
  submit(text: string): void {
    const { editing } = this;
    if (!editing) return;
    this.cancel();
    if (text !== editing.text) void this.#run(editing.seq, this.#bridge.chat.edit(editing.seq, text), text);
  }

  recall({ seq }: Own): void {
    this.menu = undefined;
    void this.#run(seq, this.#bridge.chat.recall(seq));
  }

  /** After every change: what was chosen may be gone, taken back elsewhere, or its time or the conversation is over. */
  check(): void {
    const { entries, serverNow, view } = this.#bridge;
    const own = entries.flatMap((entry) => (isAmendable(entry, serverNow, view.amendWindowMs) ? [entry] : []));
    clearTimeout(this.#alarm);
    const [first] = own;
    if (first) this.#alarm = setTimeout(this.#bridge.look, untilOf(first, view.amendWindowMs) - serverNow);
    if (!own.some(({ key }) => key === this.menu)) this.menu = undefined;
    const { editing } = this;
    // Words that are typed are never taken away: the relay says whether it is too late for them.
    if (!editing || entries.some((entry) => entry.kind === 'said' && entry.seq === editing.seq)) return;
    this.editing = undefined;
    this.#bridge.draft = editing.draft || this.#bridge.draft;
  }

  /** Forgets the person. */
  forget(): void {
    this.menu = this.editing = undefined;
  }

  stop(): void {
    clearTimeout(this.#alarm);
  }

  async #run(seq: number, call: Promise<unknown>, text = ''): Promise<void> {
    const bridge = this.#bridge;
    bridge.busy.add(seq);
    bridge.look();
    await call.catch((error) =>
      bridge.refuse(error, error.code === 'too_late' ? this.#t.tooLate : this.#t.notChanged, text),
    );
    bridge.busy.delete(seq);
    bridge.look();
  }
}
