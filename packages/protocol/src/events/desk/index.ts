import * as v from 'valibot';
import { CaseOpened } from './case-opened.ts';
import { CaseOwned } from './case-owned.ts';
import { ContactLeft } from './contact-left.ts';
import { Declined } from './declined.ts';
import { GaveUp } from './gave-up.ts';
import { GivenBack } from './given-back.ts';
import { Guarded } from './guarded.ts';
import { HeldBack } from './held-back.ts';
import { Identified } from './identified.ts';
import { Invited } from './invited.ts';
import { LeftBecause } from './left-because.ts';
import { Merged, MergedIn } from './merged.ts';
import { Note } from './note.ts';
import { PromiseGiven } from './promise-given.ts';
import { PromiseGivenUp } from './promise-given-up.ts';
import { PromiseKept } from './promise-kept.ts';
import { PromiseMoved } from './promise-moved.ts';
import { PromiseTaken } from './promise-taken.ts';
import { Promised } from './promised.ts';
import { Requeued } from './requeued.ts';
import { Succeeded } from './succeeded.ts';
import { TakenOver } from './taken-over.ts';
import { Transferred } from './transferred.ts';
import { Whispered } from './whispered.ts';

/** One entry of the desk log. Shoppers never receive one, nor any trace of its existence. */
export const DeskEvent = v.variant('kind', [
  Note,
  CaseOpened,
  CaseOwned,
  Identified,
  Transferred,
  GivenBack,
  TakenOver,
  Whispered,
  Invited,
  Declined,
  Requeued,
  LeftBecause,
  ContactLeft,
  GaveUp,
  Merged,
  MergedIn,
  Guarded,
  HeldBack,
  Succeeded,
  Promised,
  PromiseKept,
  PromiseGivenUp,
  PromiseMoved,
  PromiseTaken,
  PromiseGiven,
]);
export type DeskEvent = v.InferOutput<typeof DeskEvent>;
export type DeskKind = DeskEvent['kind'];
