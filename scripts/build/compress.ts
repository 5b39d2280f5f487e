import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);

/** Writes a `.br` beside each file of a folder that a browser loads compressed, so that no server does it at its start. */
export async function compressBuilt(folder: string): Promise<void> {
  const files = globSync('**/*.{html,js,css,json,svg}', { cwd: folder });
  const pack = async (file: string): Promise<void> =>
    writeFile(join(folder, `${file}.br`), await compress(await readFile(join(folder, file))));
  await Promise.all(files.map(pack));
}
