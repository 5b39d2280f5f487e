import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Intents } from '../intents/index.ts';
import { useApp } from './context.ts';
import { LaterDialog } from './later-dialog.tsx';
import { LaterPage } from './later-page.tsx';
import { LaterPart } from './later-part.tsx';

type Stand = 'coming' | 'here' | 'failed';

/** A part of the console whose code comes after the rest, and with it the strings of all such parts. */
export interface Later<P> {
  (props: P): VNode | null;
  /** Fetches its code, once. Rejects when it can't be had; the next call tries again. */
  load(): Promise<void>;
}

/**
 * How it stands meanwhile: a page fills the window; a part keeps its place, and leaves the focus where it is; a dialog shows nothing
 * until it is there, and can be closed when it doesn't come; a line shows nothing until it is there.
 */
type Kind = { is: 'page' } | { is: 'part' } | { is: 'line' } | { is: 'dialog'; close(intents: Intents): void };

function later<P extends object>(fetch: () => Promise<ComponentType<P>>, kind: Kind): Later<P> {
  let Part: ComponentType<P> | undefined;
  const load = async () => {
    Part ??= await fetch();
  };
  function WhenHere(props: P): VNode | null {
    const { intents, words } = useApp();
    const [stand, setStand] = useState<Stand>(Part && words.areHere() ? 'here' : 'coming');
    useEffect(() => {
      if (stand !== 'coming') return undefined;
      let gone = false;
      const now = (how: Stand) => () => {
        if (!gone) setStand(how);
      };
      Promise.all([load(), words.load()]).then(now('here'), now('failed'));
      return () => {
        gone = true;
      };
    }, [stand]);
    if (Part && stand === 'here') return <Part {...props} />;
    const again = stand === 'failed' ? () => setStand('coming') : undefined;
    if (kind.is === 'page') return <LaterPage again={again} />;
    if (kind.is === 'line') return null;
    if (kind.is === 'part') return <LaterPart again={again} />;
    return again ? <LaterDialog again={again} close={() => kind.close(intents)} /> : null;
  }
  return Object.assign(WhenHere, { load });
}

/** A page whose code comes when it is first gone to. */
export const laterPage = <P extends object>(fetch: () => Promise<ComponentType<P>>): Later<P> =>
  later(fetch, { is: 'page' });

/** A part of a screen whose code comes when it is first drawn. */
export const laterPart = <P extends object>(fetch: () => Promise<ComponentType<P>>): Later<P> =>
  later(fetch, { is: 'part' });

/** A line that nobody misses until it is there, nor when it doesn't come. */
export const laterLine = <P extends object>(fetch: () => Promise<ComponentType<P>>): Later<P> =>
  later(fetch, { is: 'line' });

/** A dialog whose code comes behind the first screen; `close` takes back the wish for it. */
export const laterDialog = <P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  close: (intents: Intents) => void,
): Later<P> => later(fetch, { is: 'dialog', close });
