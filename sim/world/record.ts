import { timeOf } from '../../packages/sdk/src/time-of.ts';
import type { Acked, Deed, Leaves, Press } from '../history.ts';
import type { Looked } from './receipts.ts';

/** A cid is made at the press, or right when the part is loaded that does it: its time is less than this from that, in ms. */
const NEAR_MS = 2;

/** A press, and what is known of it so far. */
export interface Pressed {
  readonly sender: string;
  /** Whose outbox it is in: a page, or what outlives it. */
  readonly box: string;
  /** Which page of the box it was pressed in: when that was opened. */
  readonly life: string;
  /** Its device keeps what is unsent and what was acked. */
  readonly isKept: boolean;
  /** Virtual ms. */
  readonly pressedAt: number;
  /** By its device's clock, epoch ms. */
  readonly saidAt: number;
  readonly deed: Deed;
  readonly conversation: string | undefined;
  readonly text?: string;
  readonly of?: number;
  readonly guard?: 'blocks' | 'asks';
  readonly kind?: string;
  readonly owes?: string;
  readonly dueAt?: number;
  readonly to?: string;
  /** The promise it is about was due before. */
  readonly isOverdue?: boolean;
  readonly leaves?: Leaves;
  /** It was left when it was taken. */
  readonly isLeft?: boolean;
  readonly stars?: number;
  cid: string | undefined;
  /** The cid of the message it is about, as the client told it. */
  said: string | undefined;
  late: boolean;
  /**
   * How long the part takes to load that does it, in ms: words that are said meanwhile may pass it, and so may what finds that part
   * sooner. What takes as long may not.
   */
  verb?: number;
  /** Its page was gone before the device had it. */
  orphan?: boolean;
  /** What its promise has come to; `lost` when the page has gone that held it. */
  promise: 'open' | 'kept' | 'broken' | 'lost';
  excused: boolean;
  /** When its page was closed, and when the first ack came to a client, in virtual ms. */
  leftAt?: number;
  ackedAt?: number;
  /** Words it was changed to: a restored relay may be offered the newest. */
  readonly reworded: string[];
  /** Its device's database did not work at the press. */
  readonly unsafe: boolean;
  /** Its device failed to keep, before or after. */
  troubled?: boolean;
  /** That may have cost its order among what other pages sent: it was not acked before. */
  loose?: boolean;
  /** A restored backup does not hold it: the number of that one. */
  lackedBy?: number;
  /** With which code its promise was broken. */
  refusal?: string;
  /** Somebody wanted it back, and where tabs tell each other nothing another one does not hear of it. */
  takenBack?: boolean;
  unheard?: boolean;
}

/** A durable frame as a client sent it. */
interface Frame {
  readonly type: Deed;
  readonly cid: string;
  readonly conversation?: string;
  readonly text?: string;
  readonly of?: number;
  readonly said?: string;
}

/** What a history is made of, as it comes to be. */
export interface Recorder {
  readonly pressed: readonly Pressed[];
  readonly acked: Acked[];
  /** The code of a final refusal, by cid, as it came. */
  readonly refused: Map<string, string>;
  /** Under which secrets durable frames went out of each box: one person's device has one. */
  readonly secrets: Map<string, Set<string>>;
  /** Secrets of those who have signed out. */
  readonly gone: Set<string>;
  /** How far anybody has looked. */
  readonly looked: Looked;
  /** How many backups were restored. */
  restored: number;
  /** The lowest public number that any of them lacked, by conversation. */
  readonly lostFrom: Map<string, number>;
  press(made: Omit<Pressed, 'cid' | 'said' | 'late' | 'promise' | 'excused' | 'reworded'>): Pressed;
  /** A durable frame went out of this box: now its press's cid is known. */
  sent(box: string, frame: Frame): Pressed | undefined;
  /** Its cid is known from the client. */
  name(press: Pressed, cid: string): void;
  byCid(cid: string): Pressed | undefined;
  /** The presses as the history checker wants them. */
  presses(): Press[];
}

export function createRecorder(): Recorder {
  const pressed: Pressed[] = [];
  const known = new Map<string, Pressed>();
  const recorder: Recorder = {
    pressed,
    acked: [],
    refused: new Map(),
    secrets: new Map(),
    gone: new Set(),
    looked: new Map(),
    restored: 0,
    lostFrom: new Map(),
    press(made) {
      const one: Pressed = {
        ...made,
        cid: undefined,
        said: undefined,
        late: false,
        promise: 'open',
        excused: false,
        reworded: [],
      };
      pressed.push(one);
      return one;
    },
    sent(box, { type, cid, conversation, text, of, said }) {
      const before = known.get(cid);
      if (before) {
        before.said ??= said;
        return before;
      }
      const fits = pressed.filter(
        (press) =>
          press.cid === undefined &&
          // What has come to an end without one never goes out.
          (press.promise === 'open' || press.promise === 'lost') &&
          press.box === box &&
          press.deed === type &&
          press.text === text &&
          press.of === of &&
          // Words tell a press apart; a close is of the conversation on the counter, when it goes.
          (text !== undefined || type === 'close' || press.conversation === conversation),
      );
      // Two tabs may ask for the same: a cid says when it was made.
      const made = ({ saidAt, verb = 0 }: Pressed) => Math.abs(timeOf(cid) - saidAt - verb) < NEAR_MS;
      const one = fits.find(made) ?? fits[0];
      if (!one) return undefined;
      recorder.name(one, cid);
      one.said = said;
      return one;
    },
    name(press, cid) {
      press.cid ??= cid;
      known.set(cid, press);
    },
    byCid: (cid) => known.get(cid),
    presses: () =>
      pressed.map(
        (
          {
            sender,
            cid,
            deed,
            text,
            of,
            guard,
            kind,
            owes,
            dueAt,
            to,
            leaves,
            stars,
            said,
            late,
            unheard,
            orphan,
            lackedBy,
            reworded,
            life,
            loose,
            verb,
          },
          index,
        ) => ({
          sender: verb === undefined ? sender : `${sender}, with verbs (${verb} ms)`,
          cid: cid ?? `unsent ${index}`,
          deed,
          ...(text === undefined ? {} : { text }),
          ...(of === undefined ? {} : { of }),
          ...(guard === undefined ? {} : { guard }),
          ...(kind === undefined ? {} : { kind }),
          ...(owes === undefined ? {} : { owes }),
          ...(dueAt === undefined ? {} : { dueAt }),
          ...(to === undefined ? {} : { to }),
          ...(leaves === undefined ? {} : { leaves }),
          ...(stars === undefined ? {} : { stars }),
          late: late || (!!unheard && lackedBy !== undefined),
          ...(lackedBy === undefined ? {} : { lackedBy }),
          ...(orphan ? { orphan } : {}),
          ...(loose ? { life } : {}),
          ...(said ? { said } : {}),
          ...(reworded.length > 0 ? { reworded } : {}),
        }),
      ),
  };
  return recorder;
}
