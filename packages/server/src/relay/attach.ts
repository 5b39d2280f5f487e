import type { DurableRequest } from '@shopbell/protocol';
import type { Carried } from '../app/carried.ts';
import type { FileClaims } from '../app/file-desk.ts';
import { type Receipt, type Refusal, refused } from '../app/outcome.ts';
import type { Who } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { MustWait, mustYield } from './order.ts';
import type { Session } from './session.ts';

/** Where there are no files, none is anybody's. */
export const NO_FILES: FileClaims = {
  claim: async () => ({ refused: 'file_unknown' }),
  settled: async () => {},
};

type Outcome = Receipt | Refusal;
type CarryOut = (carried: Carried) => Promise<Outcome>;

/** What is named by a request, and has to be looked up. */
interface Named {
  readonly file: string | undefined;
  readonly card: string | undefined;
}

function namedBy(frame: DurableRequest): Named | undefined {
  if (frame.type !== 'say' || (frame.file === undefined && typeof frame.card !== 'string')) return undefined;
  return { file: frame.file, card: typeof frame.card === 'string' ? frame.card : undefined };
}

/** The file, or why it can't be had, and the card that a token stands for. What was stored before is acked without them. */
async function lookUp(deps: RelayDeps, who: Who, { file, card }: Named, cid: string): Promise<Carried> {
  return {
    ...(file === undefined ? {} : { file: await deps.files.claim(who, file, cid) }),
    ...(card === undefined ? {} : { card: await deps.gate.card(who.site, card) }),
  };
}

/** What became of the request, kept beside the file. Nobody waits for it; what a crash leaves open is looked up later. */
function settle(deps: RelayDeps, who: Who, frame: DurableRequest, id: string, outcome: Outcome): void {
  const event = refused(outcome) ? undefined : outcome.logged.event;
  const place =
    !refused(outcome) && event && 'seq' in event ? { conversation: outcome.conversation, seq: event.seq } : undefined;
  deps.files
    .settled(who, id, frame.cid, place)
    .catch((error: unknown) => deps.log.error({ error }, 'what became of a file could not be kept'));
}

/**
 * Carries a request out in the order it came in: what it names, a file or a signed card, is looked up first, and the connection's next ones wait until
 * that is through. Most carry no file behind none, and go at once. Rejects with `MustWait` where one before it was told meanwhile to
 * come again.
 * @param failed is told at once that it could not be looked up, before the next one has its turn
 */
export function inOrder(
  deps: RelayDeps,
  session: Session,
  who: Who,
  frame: DurableRequest,
  carryOut: CarryOut,
  failed: () => void,
): Promise<Outcome> {
  const named = namedBy(frame);
  if (!named && !session.attaching) return carryOut({});
  // The commit is begun, not awaited, in its turn.
  const begun = (session.attaching ?? Promise.resolve()).then(async () => {
    // The way was free when it came.
    const waitMs = mustYield(session, frame.cid, deps.clock.elapsed());
    if (waitMs > 0) throw new MustWait(waitMs);
    if (!named) return { outcome: carryOut({}) };
    const carried = await lookUp(deps, who, named, frame.cid).catch((error: unknown) => {
      failed();
      throw error;
    });
    const outcome = carryOut(carried);
    const { file } = carried;
    if (file && !refused(file))
      void outcome.then((known) => settle(deps, who, frame, file.id, known)).catch(() => undefined);
    return { outcome };
  });
  const turn = begun
    .catch(() => undefined)
    .then(() => {
      if (session.attaching === turn) session.attaching = undefined;
    });
  session.attaching = turn;
  return begun.then(({ outcome }) => outcome);
}
