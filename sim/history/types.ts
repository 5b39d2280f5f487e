/** The six counters of `Nothing lost, nothing twice`; all of them are 0 when the contract holds. */
export interface Counters {
  /** Acked, and not in the log where the ack said. */
  ackedLost: number;
  /** One press stored, or one event shown, more than once. */
  duplicates: number;
  /** In a log or on a screen, and nobody said it. */
  phantoms: number;
  /** Two presses of one outbox, two numbers or two times in the wrong order. */
  orderBreaks: number;
  /** A number that a log or a screen leaves out for good. */
  gaps: number;
  /** A press that has come to no end: still unsent, or gone without a trace. */
  stuck: number;
}

/** One thing that is wrong, in a sentence. */
export interface Finding {
  readonly counter: keyof Counters;
  readonly text: string;
}

/** What a person asked for. */
export type Deed =
  | 'say'
  | 'note'
  | 'take'
  | 'transfer'
  | 'give_back'
  | 'take_over'
  | 'whisper'
  | 'invite'
  | 'join'
  | 'decline'
  | 'part'
  | 'close'
  | 'edit'
  | 'recall'
  | 'promise'
  | 'settle_promise'
  | 'rate'
  | 'ask_rating'
  | 'give_up';

/** What is left with words beside them: where one can be reached, and of which order it is. */
export interface Leaves {
  readonly email?: string;
  readonly order?: string;
}

/** One press of a person; `History.pressed` has them in the order of the presses. */
export interface Press {
  /** Which outbox took it in: order is promised within one outbox only, so every tab or device has its own name. */
  readonly sender: string;
  /** As made at the press. Unique over the whole history. */
  readonly cid: string;
  readonly deed: Deed;
  /** What was written: `say`, `note`, `edit`, `whisper`, the words of a hand-over or an invitation. */
  readonly text?: string;
  /** What the guard has to say to it. */
  readonly guard?: 'blocks' | 'asks';
  /** The kind of event it leaves, where its deed may leave several. */
  readonly kind?: string;
  /** By which `cid` the promise is known that it settles, and when one is due: `promise`, `settle_promise`. */
  readonly owes?: string;
  readonly dueAt?: number;
  /** Whom the promise is given to, by id: `settle_promise`. */
  readonly to?: string;
  /** Its words are left for later: `say`. */
  readonly leaves?: Leaves;
  readonly stars?: number;
  /** Which message it is about: `edit`, `recall`. */
  readonly of?: number;
  /** The `cid` of that message: in a restored store it may have another number. */
  readonly said?: string;
  /**
   * It may stand behind later presses of its outbox: a person tried it again after a refusal, say.
   */
  readonly late?: boolean;
  /**
   * The life of its outbox in which it was pressed, where order is promised within that alone: its device failed to keep what is
   * unsent.
   */
  readonly life?: string;
  /**
   * Its page was gone before the device had it: no later life of its outbox knows of it, so what that one sends may stand
   * before it. It stands behind what was pressed before it all the same.
   */
  readonly orphan?: boolean;
  /**
   * A restored backup lacked it, the one of this number: where it comes again it may stand behind later presses, but in its order
   * among those which the same backup lacked.
   */
  readonly lackedBy?: number;
  /** Words it was edited to: what a restored backup lost is offered anew in its newest words. */
  readonly reworded?: readonly string[];
}

/**
 * An ack as a client got it; `History.acked` has them in the order of their coming. All acks of a cid are the first one again (C2), but
 * a restored store may put it elsewhere: the last one names where it is.
 */
export interface Acked {
  readonly cid: string;
  /** Under which epoch, where a backup may come back. */
  readonly under?: string | undefined;
  readonly conversation: string;
  /** For a desk event `deskSeq` instead. */
  readonly seq?: number | undefined;
  readonly deskSeq?: number | undefined;
}

/** A public event, in a log or on a screen; the wire's own events fit. */
export interface PublicFact {
  readonly seq: number;
  readonly kind: string;
  readonly at?: number;
  readonly cid?: string;
  readonly text?: string;
  readonly of?: number;
  readonly by?: { readonly role?: string };
  /** Of an `erased` one: the kind that it was. */
  readonly was?: string;
  readonly stars?: number;
}

/** A desk event, likewise. */
export interface DeskFact {
  readonly deskSeq: number;
  readonly kind: string;
  readonly afterSeq?: number;
  readonly at?: number;
  readonly by?: { readonly role: string; readonly id?: string };
  readonly cid?: string;
  readonly text?: string;
  readonly of?: number;
  readonly promise?: string;
  readonly dueAt?: number;
  /** Who owes a promise that nobody made by themselves. */
  readonly owner?: { readonly id: string } | undefined;
  /** Where a shopper can be reached, and of which order it is. */
  readonly contact?: { readonly email?: string };
  readonly order?: string;
  /** Whom it is told, or given to. */
  readonly to?: { readonly id: string };
}

/** What an agent owes in a conversation. */
export interface OpenPromise {
  readonly id: string;
  /** Epoch ms. */
  readonly dueAt: number;
  readonly owner: string;
}

/** Both logs of a conversation at the end, as the store reads them (a withheld body is an `erased` event). */
export interface FinalLog {
  readonly conversation: string;
  readonly public: readonly PublicFact[];
  readonly desk: readonly DeskFact[];
  /** What the store says is owed in it. */
  readonly promises?: readonly OpenPromise[];
  /** And how it stands, and with how many stars. */
  readonly state?: string;
  readonly stars?: number | undefined;
}

/** One conversation on one screen at the end. */
export interface Shown {
  /** Whose screen, for the findings. */
  readonly who: string;
  readonly conversation: string;
  /**
   * As the screen lists them, from its first loaded one on; edits are folded into their messages (see `Thread.events`).
   * A screen that shows raw events says `raw`.
   */
  readonly public: readonly PublicFact[];
  /** Absent where no desk is shown: shoppers. */
  readonly desk?: readonly DeskFact[];
  /** The number right before the first loaded event; 0 when everything is loaded. */
  readonly first: number;
  /** Likewise for the desk; 0 unless said. */
  readonly deskFirst?: number;
  /** Cids of one's own words that are shown below the events as on their way. */
  readonly pending?: readonly string[];
  readonly raw?: boolean;
}

/** A row of a list: which conversation, and how far its logs went when it was told. */
export interface ListRow {
  readonly conversation: string;
  readonly at: string;
}

/** One list on one screen at the end, and what the store has of it. */
export interface List {
  /** Whose screen, for the findings. */
  readonly who: string;
  readonly name: string;
  readonly shown: readonly ListRow[];
  readonly stored: readonly ListRow[];
}

/** How far one side has a conversation. */
interface Mark {
  readonly delivered: number;
  readonly read: number;
}

/** What the store or a screen says of how far a side has a conversation, and within which bounds that is true. */
export interface Marked {
  /** Whose word it is, for the findings. */
  readonly who: string;
  readonly conversation: string;
  readonly side: 'shopper' | 'shop';
  readonly is: Mark;
  /** As far as that side can have had it. */
  readonly most: Mark;
  /** As far as that side must have told by now. */
  readonly least: Mark;
}

/** Somebody, or something, that holds words which were erased. */
export interface Holder {
  readonly who: string;
  readonly texts: readonly string[];
}

/** Everything there is to know at the end of a run, once faults have stopped and time to recover has passed. */
export interface History {
  readonly pressed: readonly Press[];
  readonly acked: readonly Acked[];
  /** Cids that were refused for good, and the person told. */
  readonly refused?: readonly string[];
  /**
   * Cids that may be gone: the person dropped them, signed out, or closed a page whose outbox lived in memory and said so. They may
   * be stored, once, and need not be, unless they were acked.
   */
  readonly excused?: readonly string[];
  /** Cids that a restored backup may have lost when nobody was left to offer them again, acked or not. */
  readonly lost?: readonly string[];
  readonly logs: readonly FinalLog[];
  readonly shown: readonly Shown[];
  readonly lists?: readonly List[];
  readonly marked?: readonly Marked[];
  /** Whoever still holds words that were erased: a screen, a device, the store. */
  readonly holders?: readonly Holder[];
  /** Cids that still wait in an outbox, without those that wait for a person's yes. */
  readonly unsent: readonly string[];
}
