import { useRef, useState } from 'preact/hooks';
import type { App } from '../../app.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { doDeed, type Ended } from './deeds.ts';
import type { Deed } from './words.ts';

/** What is done with the picked ones, one deed at a time. */
export interface Deeds {
  working: boolean;
  /** How the last one ended. */
  ended: Ended | undefined;
  run(deed: Deed, note?: string): Promise<void>;
}

export function useDeeds(app: App, inbox: LeftInbox): Deeds {
  const [working, setWorking] = useState(false);
  const [ended, setEnded] = useState<Ended | undefined>(undefined);
  const busy = useRef(false);
  return {
    working,
    ended,
    async run(deed, note) {
      if (busy.current) return;
      busy.current = true;
      setWorking(true);
      setEnded(undefined);
      const how = await doDeed(app, inbox, deed, note);
      busy.current = false;
      setWorking(false);
      setEnded(how);
      // One's own doing moves the list.
      inbox.settle();
    },
  };
}
