import type { ConversationId } from '@shopbell/protocol';
import { useEffect, useState } from 'preact/hooks';
import { linkKey } from '../../state/files.ts';
import { useApp } from '../context.ts';
import { useTold } from '../use-told.ts';

/** Where a picture is to be had, how that stands, and the ways to say that it doesn't lead there and to try anew. */
export function useLink(conversation: ConversationId, seq: number) {
  const { state, intents } = useApp();
  const key = linkKey(conversation, seq);
  const link = useTold(key, () => state.files.links.value.get(key));
  const missed = useTold(key, () => state.files.missed.value.get(key));
  const online = useTold(key, () => state.online.value);
  const [broken, setBroken] = useState(0);
  // Whatever was in the way may be gone once the line is back.
  useEffect(() => {
    if (!online) return;
    setBroken(0);
    void intents.files.link(conversation, seq);
  }, [conversation, seq, online]);
  return {
    link: missed === undefined && broken < 2 ? link : undefined,
    missed: missed ?? (broken < 2 ? undefined : 'failed'),
    // A link is over after ten minutes: once more with a fresh one.
    onError() {
      setBroken(broken + 1);
      if (broken === 0) void intents.files.link(conversation, seq, true);
    },
    again() {
      setBroken(0);
      void intents.files.link(conversation, seq, true);
    },
  };
}
