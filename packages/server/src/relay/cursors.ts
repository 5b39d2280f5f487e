import type { ConversationId } from '@shopbell/protocol';
import type { Cursor } from './cursor.ts';

/**
 * The cursors of one connection, by conversation. Most connections are a shopper's and follow one talk: that cursor is kept
 * as it is, since a table for it would be a tenth of what the connection costs.
 */
export class Cursors {
  /** The only one, as long as there is no other. */
  #id: ConversationId | undefined;
  #cursor: Cursor | undefined;
  #table: Map<ConversationId, Cursor> | undefined;

  get(id: ConversationId): Cursor | undefined {
    if (this.#table) return this.#table.get(id);
    return this.#id === id ? this.#cursor : undefined;
  }

  has(id: ConversationId): boolean {
    return this.#table ? this.#table.has(id) : this.#id === id;
  }

  set(id: ConversationId, cursor: Cursor): void {
    if (this.#table) this.#table.set(id, cursor);
    else if (this.#cursor && this.#id !== undefined && this.#id !== id) {
      this.#table = new Map([
        [this.#id, this.#cursor],
        [id, cursor],
      ]);
      this.#id = this.#cursor = undefined;
    } else {
      this.#id = id;
      this.#cursor = cursor;
    }
  }

  delete(id: ConversationId): void {
    if (this.#table) this.#table.delete(id);
    else if (this.#id === id) this.clear();
  }

  clear(): void {
    this.#id = this.#cursor = this.#table = undefined;
  }

  *[Symbol.iterator](): IterableIterator<[ConversationId, Cursor]> {
    if (this.#table) yield* this.#table;
    else if (this.#cursor && this.#id !== undefined) yield [this.#id, this.#cursor];
  }
}
