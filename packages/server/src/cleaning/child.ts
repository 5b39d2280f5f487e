import type { FileType, ProblemCode } from '@shopbell/protocol';
import type { Clean } from '../ports/cleaner.ts';
import { faultOfPdf } from './pdf.ts';

/** One file to clean; `n` tells its answer. */
export interface Task {
  n: number;
  type: FileType;
  bytes: Uint8Array;
}
export type Answer = { n: number } & (Clean | { refused: ProblemCode } | { unavailable: string });

const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

async function answer({ type, bytes }: Task): Promise<Clean | { refused: ProblemCode } | { unavailable: string }> {
  if (type === 'application/pdf') {
    const fault = faultOfPdf(bytes);
    return fault ? { refused: fault } : { whole: bytes };
  }
  let pictures: typeof import('./pictures.ts');
  try {
    pictures = await import('./pictures.ts');
  } catch (error) {
    // There is no library for this machine: the server goes on without pictures.
    return { unavailable: reason(error) };
  }
  return pictures.cleanPicture(type, bytes);
}

process.on('message', (task: Task) => {
  void answer(task).then((said) => process.send?.({ n: task.n, ...said } satisfies Answer));
});
process.on('disconnect', () => process.exit());
