import { describe, expect, it } from 'vitest';
import type { Files } from './files.ts';
import { id } from './store-world.contract.ts';

const A = id('k', 1);
const B = id('k', 2);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function text(files: Files, of: string, part: 'whole' | 'preview' = 'whole'): Promise<string | undefined> {
  const content = await files.read(of, part);
  return content && new Response(content.stream()).text();
}

/** What every keeper of files keeps to. `open` gives an empty one. */
export function filesContract(name: string, open: () => Promise<Files>): void {
  describe(`files: ${name}`, () => {
    it('[FI4] takes bytes where an upload ends, and nowhere else', async () => {
      const files = await open();
      expect(await files.append(A, 0, bytes('abc'))).toBe(3);
      await expect(files.append(A, 2, bytes('x'))).rejects.toMatchObject({ offset: 3 });
      await expect(files.append(A, 4, bytes('x'))).rejects.toMatchObject({ offset: 3 });
      await expect(files.append(A, 0, bytes('x'))).rejects.toMatchObject({ offset: 3 });
      expect(await files.append(A, 3, bytes('de'))).toBe(5);
      expect(new TextDecoder().decode(await files.uploaded(A))).toBe('abcde');
      expect(await files.length(A)).toBe(5);
    });

    it('[FI4] lets one of two at the same place in', async () => {
      const files = await open();
      const tries = await Promise.allSettled(['ab', 'cd', 'ef'].map((part) => files.append(A, 0, bytes(part))));
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(await files.length(A)).toBe(2);
    });

    it('serves what it was finished with, not what came', async () => {
      const files = await open();
      await files.append(A, 0, bytes('dirty'));
      expect(await files.read(A, 'whole')).toBeUndefined();
      await files.finish(A, { whole: bytes('clean'), preview: bytes('small') });
      expect([await text(files, A), await text(files, A, 'preview')]).toEqual(['clean', 'small']);
      expect((await files.read(A, 'whole'))?.bytes).toBe(5);
      expect(await files.length(A)).toBe(0);
      await files.finish(B, { whole: bytes('b') });
      expect(await files.read(B, 'preview')).toBeUndefined();
    });

    it('leaves nothing of what is removed, and of nothing else', async () => {
      const files = await open();
      await files.append(A, 0, bytes('half'));
      await files.finish(B, { whole: bytes('b') });
      await files.remove(A);
      await files.remove(A);
      expect([await files.length(A), await files.read(A, 'whole')]).toEqual([0, undefined]);
      expect(await text(files, B)).toBe('b');
      await files.remove(B);
      expect(await files.read(B, 'whole')).toBeUndefined();
    });
  });
}
