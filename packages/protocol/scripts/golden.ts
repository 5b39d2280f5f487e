import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../golden');

/** One recorded frame: the file's name without `.json`, e.g. `hello.shopper`, and its text. */
export interface Golden {
  name: string;
  type: string;
  json: string;
}

/** Every golden frame of one direction, by name. */
export const golden = (direction: 'up' | 'down'): Golden[] =>
  readdirSync(join(FOLDER, direction))
    .sort()
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      return {
        name,
        type: name.split('.')[0] ?? name,
        json: readFileSync(join(FOLDER, direction, file), 'utf8').trim(),
      };
    });
