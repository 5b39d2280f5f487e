import type { SharedFile } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { ME, message, shopperOf, threadOf } from '../src/testing/fixtures.ts';
import { ago, MINE } from './scene-rows.ts';
import { threads } from './scene-talks.ts';
import { scene } from './scenes.ts';

const file = (
  n: number,
  name: string,
  type: SharedFile['type'],
  bytes: number,
  size?: [number, number],
): SharedFile => ({
  id: `file${n}`,
  name,
  type,
  bytes,
  ...(size ? { width: size[0], height: size[1] } : {}),
});

/** A talk with pictures, a PDF, and names that are longer than they should be. */
function withFiles(): AgentView {
  const [row] = MINE;
  if (!row) throw new Error('nobody to talk to');
  const said = (seq: number, by: Parameters<typeof message>[1], secs: number, text: string, sent?: SharedFile) => ({
    ...message(seq, by, ago(secs), text),
    ...(sent ? { file: sent } : {}),
  });
  const n = Number(row.conversation.slice(-2)) || 1;
  const shopper = shopperOf(n);
  const thread = threadOf(n, {
    conversation: row.conversation,
    events: [
      said(
        1,
        shopper,
        400,
        '壶嘴这里有一道划痕，请看一下照片。',
        file(1, 'IMG_2041 壶嘴.jpg', 'image/jpeg', 1_840_000, [1600, 1200]),
      ),
      said(2, ME, 300, 'Thank you – that is a casting mark, not a scratch. Here is the care sheet.'),
      said(
        3,
        ME,
        290,
        '',
        file(2, 'Kettle care – cast iron, second edition (final) 2026.pdf', 'application/pdf', 312_400),
      ),
      said(4, ME, 280, '', file(3, 'same-kettle-new.png', 'image/png', 820_000, [800, 1600])),
      said(5, shopper, 60, '', file(4, 'x.webp', 'image/webp', 4_200, [30, 12])),
      said(6, shopper, 50, '', file(5, 'order.txt', 'text/plain', 812)),
    ],
  });
  return scene({ threads: threads({ ...thread, conversation: row.conversation }) });
}

export const FILE_SCENES: Readonly<Record<string, () => AgentView>> = { files: withFiles };
