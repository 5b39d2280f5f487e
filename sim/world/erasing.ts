import type { PersonKey } from '@shopbell/domain';
import type { Dice } from './dice.ts';
import { type Ledger, note } from './ledger.ts';
import type { Page } from './page.ts';
import { AGENTS, type Process, type Server, SITE } from './server.ts';
import type { Timeline } from './timeline.ts';

export interface ErasingOptions {
  /** Dice of its own. */
  readonly dice: Dice;
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  readonly server: Server;
  /** Faults are over at this instant. */
  readonly calmAt: number;
  readonly conversations: ReadonlySet<string>;
  pages(): readonly Page[];
  /** A page has no network for so long. */
  away(page: Page, ms: number): void;
  /** A backup is made, and brought back later. */
  bringBack(): void;
  readonly trace: ((line: string) => void) | undefined;
}

/** Most persons that are erased in one world. */
const ERASED_MAX = 3;
/** In how many of these worlds a backup is brought back for certain. */
const RESTORED = 0.4;
/** How often somebody is away while a person is erased, and the server killed meanwhile. */
const AWAY = 0.5;
const KILLED = 0.3;
/** The longest until that kill, in ms. */
const KILLED_MS = 1_500;
/** Whoever erases looks so often whether it is done, and tries again where it failed, in ms. */
const LOOK_MS = 1_500;

/** Somebody has persons erased, in the middle of everything. */
export function scheduleErasing(options: ErasingOptions): void {
  const { dice, timeline, ledger, server, calmAt, conversations, trace } = options;

  /** An answer that never comes, of a process that is gone, is none: the person sees that it failed, and does it again. */
  function erase(person: PersonKey): void {
    const { process } = server;
    let state: 'open' | 'done' | 'failed' = process ? 'open' : 'failed';
    const attempt = async ({ eraser }: Process) => {
      trace?.(`erase ${person}`);
      const done = await eraser.erase(SITE, AGENTS.wei?.id ?? '', person);
      state = 'done';
      if (done) note(ledger, 'a person was erased');
    };
    const look = () => {
      if (state === 'done') return;
      if (state === 'failed' || !process?.host.alive) erase(person);
      else timeline.after(LOOK_MS, look);
    };
    if (process) {
      void attempt(process).catch(() => {
        state = 'failed';
      });
    }
    timeline.after(LOOK_MS, look);
  }

  async function begin(): Promise<void> {
    const { process } = server;
    const id = dice.pick([...conversations]);
    const row = id === undefined ? undefined : await process?.store.conversation(SITE, id);
    if (!row) return;
    const page = dice.pick(options.pages());
    if (page && dice.hit(AWAY)) {
      note(ledger, 'away while a person was erased');
      options.away(page, dice.between(500, 15_000));
    }
    erase(row.person);
    const killAt = dice.number() * KILLED_MS;
    const downMs = dice.between(50, 2_000);
    if (dice.hit(KILLED)) timeline.after(killAt, () => timeline.now < calmAt && server.kill(dice.hit(0.5), downMs));
  }

  if (dice.hit(RESTORED)) options.bringBack();
  for (let left = 1 + dice.int(ERASED_MAX); left > 0; left--) {
    timeline.after(calmAt * dice.between(0.25, 0.97), () => void begin().catch(() => undefined));
  }
}
