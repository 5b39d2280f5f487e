/** How far one connection is served in one conversation. */
export interface Cursor {
  seq: number;
  deskSeq: number;
  /** A read of the store is under way; `again` asks for another round after it. */
  reading: boolean;
  again: boolean;
  /** How far the logs are known to go: beyond `seq` when a hint came and the read behind it has not. */
  head: number;
  deskHead: number;
  /** The heads as last told in a heartbeat: only changed ones are told again. */
  beatSeq: number;
  beatDeskSeq: number;
  /** How far it was served before it asked anew: it has that, though it is served from an earlier place. */
  had: number;
  /** The conversation was closed when it was followed. */
  isOver: boolean;
}

export const newCursor = (seq: number, deskSeq: number): Cursor => ({
  seq,
  deskSeq,
  head: seq,
  deskHead: deskSeq,
  reading: false,
  again: false,
  beatSeq: seq,
  beatDeskSeq: deskSeq,
  had: 0,
  isOver: false,
});
