import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileType } from '@shopbell/protocol';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { Cleaner } from '../ports/cleaner.ts';
import { createCleaner } from './cleaner.ts';

const warnings: object[] = [];
const log = { warn: (fields: object) => void warnings.push(fields) };
const opened: Cleaner[] = [];
const folders: string[] = [];

const turn = { whose: 'a', isDesk: false };

function open(options: Partial<Parameters<typeof createCleaner>[0]> = {}) {
  const cleaner = createCleaner({ log, ...options });
  opened.push(cleaner);
  return { clean: (type: FileType, load: () => Promise<Uint8Array>) => cleaner.clean(type, load, turn) };
}

/** A process that does as this script says. */
function child(script: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-clean-'));
  folders.push(folder);
  const path = join(folder, 'child.mjs');
  writeFileSync(path, script);
  return pathToFileURL(path);
}

afterEach(async () => {
  for (const cleaner of opened.splice(0)) await cleaner.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  warnings.length = 0;
});

const png = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
const load = (bytes: Uint8Array) => async () => bytes;

describe('the cleaner', () => {
  it('[FI2] cleans pictures in a process of its own, texts and PDFs too', async () => {
    const cleaner = open();
    const [picture, text, pdf] = await Promise.all([
      cleaner.clean('image/png', load(await png())),
      cleaner.clean('text/plain', load(Buffer.from('hi'))),
      cleaner.clean('application/pdf', load(Buffer.from('%PDF-1.4\n<< /S /JavaScript >>\n%%EOF'))),
    ]);
    expect(picture).toMatchObject({ width: 9, height: 9 });
    expect(text).toEqual({ whole: Buffer.from('hi') });
    expect(pdf).toEqual({ refused: 'file_unsafe' });
  });

  it('[FI3] refuses what brings the process down, and goes on with the next', async () => {
    const dies = child(
      "process.on('message', ({ n, bytes }) => bytes.length > 1 ? process.abort() : process.send({ n, whole: bytes }));",
    );
    const cleaner = open({ child: dies });
    const answers = [2, 1, 2, 1].map((length) => cleaner.clean('image/png', load(new Uint8Array(length))));
    expect((await Promise.all(answers)).map((each) => ('refused' in each ? each.refused : 'clean'))).toEqual([
      'file_broken',
      'clean',
      'file_broken',
      'clean',
    ]);
  });

  it('[FI3] kills what takes too long', async () => {
    const hangs = child(
      "process.on('message', ({ n, bytes }) => { while (bytes.length > 1); process.send({ n, whole: bytes }); });",
    );
    const cleaner = open({ child: hangs, taskMs: 300 });
    expect(await cleaner.clean('image/png', load(new Uint8Array(2)))).toEqual({ refused: 'file_broken' });
    expect(await open({ child: hangs }).clean('image/png', load(new Uint8Array(1)))).toHaveProperty('whole');
  });

  it('[FI3] reads a file when it is its turn, and turns away what would make the line too long', async () => {
    const slow = child(
      "process.on('message', ({ n, bytes }) => setTimeout(() => process.send({ n, whole: bytes }), 2));",
    );
    const cleaner = open({ child: slow });
    let [now, most] = [0, 0];
    const answers = Array.from({ length: 102 }, () =>
      cleaner
        .clean('image/png', async () => {
          now += 1;
          most = Math.max(most, now);
          return new Uint8Array(1);
        })
        .then(() => {
          now -= 1;
        }),
    );
    const outcomes = await Promise.allSettled(answers);
    expect(most).toBeLessThanOrEqual(2);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'StoreBusy' } });
  });

  it('[FI2] says so by name, once in the log, where pictures can’t be cleaned', async () => {
    const without = child("process.on('message', ({ n }) => process.send({ n, unavailable: 'no such library' }));");
    const cleaner = open({ child: without });
    for (let n = 0; n < 2; n++) {
      expect(await cleaner.clean('image/png', load(new Uint8Array(9)))).toEqual({ refused: 'pictures_unavailable' });
    }
    expect(warnings).toEqual([{ why: 'no such library' }]);
  });
});
