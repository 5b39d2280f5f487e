import type { AgentView } from '@shopbell/sdk/agent';
import { COLLEAGUE } from '../src/testing/fixtures.ts';
import { MINE } from './scene-rows.ts';
import { talk, threads } from './scene-talks.ts';
import { scene } from './scenes.ts';

/** A colleague types in the thread, an answer and a note. */
const company = (): AgentView => {
  const thread = { ...talk(), typing: [COLLEAGUE] };
  const by = { id: COLLEAGUE.id, name: COLLEAGUE.name };
  return scene({
    mine: MINE.map((row) => (row.conversation === thread.conversation ? { ...row, guests: [COLLEAGUE] } : row)),
    threads: threads(thread),
    writing: new Map([[thread.conversation, [{ by, lane: 'desk' as const }]]]),
  });
};

export const COMPOSER_SCENES: Readonly<Record<string, () => AgentView>> = { typing: company };
