import type { Board } from './board.ts';
import type { MoreMessages } from './i18n/rest/messages.ts';
import { isAmendable, type Own, untilOf } from './model/amend.ts';

interface Editing {
  key: string;
  seq: number;
  text: string;
  draft: string;
  /** Its time ended, or the conversation did: the words that were typed stay, and would be a message of their own. */
  late: boolean;
}

/** The refusals of a change or a taking back: the message stands. */
const UNDONE = /^(too_late|message_unknown|conversation_closed)$/;

/** Changing one's own words and taking them back (撤回): what is chosen, what is written, what is under way. */
export class Amend {
  /** Key of the message whose menu is open. */
  menu: string | undefined;
  /** The message that is being changed; its words stand in the message box, `draft` is what stood there before. */
  editing: Editing | undefined;
  /** Why messages that were to be taken back still stand, by their keys. */
  readonly standing = new Map<string, string>();
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
  edit({ key, seq, text }: Own): void {
    const bridge = this.#bridge;
    this.editing = { key, seq, text, draft: this.editing?.draft ?? bridge.draft, late: false };
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
    if (!text) {
      this.#bridge.notice = this.#t.empty;
      return this.#bridge.look();
    }
    this.cancel();
    if (text !== editing.text) void this.#run(editing, this.#bridge.chat.edit(editing.seq, text), { ...editing, text });
  }

  recall(own: Own): void {
    this.menu = undefined;
    this.standing.delete(own.key);
    void this.#run(own, this.#bridge.chat.recall(own.seq));
  }

  /** After every change: what was chosen may be gone, taken back elsewhere, or its time or the conversation is over. */
  check(): void {
    const { entries, serverNow, view, refusal } = this.#bridge;
    // Pressed in an earlier life of the page, for which nobody waits: whichever message it was, it stands.
    if (UNDONE.test(`${refusal?.code}`)) {
      this.#bridge.refusal = undefined;
      this.#bridge.notice = this.#t.undone;
    }
    const own = entries.flatMap((entry) => (isAmendable(entry, serverNow, view.amendWindowMs) ? [entry] : []));
    clearTimeout(this.#alarm);
    const [first] = own;
    if (first) this.#alarm = setTimeout(this.#bridge.look, untilOf(first, view.amendWindowMs) - serverNow);
    if (!own.some(({ key }) => key === this.menu)) this.menu = undefined;
    const { editing } = this;
    if (!editing || editing.late || own.some(({ seq }) => seq === editing.seq)) return;
    const bridge = this.#bridge;
    const isGone = !entries.some((entry) => entry.kind === 'said' && entry.key === editing.key);
    if (!isGone && bridge.draft.trim() !== editing.text) {
      editing.late = true;
      return;
    }
    // Taken back elsewhere, or nothing typed: there is nothing to keep.
    this.editing = undefined;
    bridge.draft = editing.draft;
    if (!isGone) bridge.notice = this.#t.tooLate;
  }

  /** Forgets the person. */
  forget(): void {
    this.menu = this.editing = undefined;
    this.standing.clear();
  }

  stop(): void {
    clearTimeout(this.#alarm);
  }

  /** @param words those to give back when it fails; none for a recall */
  async #run({ key, seq }: Pick<Own, 'key' | 'seq'>, call: Promise<unknown>, words?: Editing): Promise<void> {
    const bridge = this.#bridge;
    bridge.busy.add(seq);
    bridge.look();
    await call.catch((error) => {
      const isLate = error.code === 'too_late';
      if (isLate && words && !this.editing) {
        this.editing = { ...words, draft: bridge.draft, late: true };
        bridge.draft = words.text;
      } else if (words) bridge.refuse(error, isLate ? this.#t.tooLate : this.#t.notChanged, words.text);
      else if (error.code === 'outbox_full') bridge.refuse(error, '', '');
      else this.standing.set(key, isLate ? this.#t.recallLate : this.#t.notRecalled);
    });
    bridge.busy.delete(seq);
    bridge.look();
  }
}
