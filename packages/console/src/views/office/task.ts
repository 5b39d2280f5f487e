import { useState } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';

/** One thing at a time that is asked of the server, and the refusal to tell of the last one. */
export interface Task {
  busy: boolean;
  refused: Refused | undefined;
  /** True when it was done. Nothing is begun while another one is under way. */
  run(work: () => Promise<Refused | undefined>): Promise<boolean>;
}

export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  return {
    busy,
    refused,
    async run(work) {
      if (busy) return false;
      setBusy(true);
      setRefused(undefined);
      const answer = await work();
      setRefused(answer);
      setBusy(false);
      return answer === undefined;
    },
  };
}

/** What was typed into a form's field. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
