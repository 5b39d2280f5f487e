import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress } from 'node:zlib';

const MEDIA: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg']);
const compress = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

/** A built file, as it goes out. */
export interface BuiltFile {
  media: string;
  /** Strong validator of `plain`. */
  etag: string;
  plain: Uint8Array;
  /** Brotli, where that is worth it. */
  br: Uint8Array | undefined;
}

/** A folder of built files. */
export interface Folder {
  /** Undefined when there is no such file of a known type; `unbuilt` when the folder itself is missing. */
  find(path: string): Promise<BuiltFile | 'unbuilt' | undefined>;
}

/** Only plain names below the folder: no `..`, no hidden files, no other separators. */
const SAFE = /^(?:[A-Za-z0-9_-][\w.-]*\/)*[A-Za-z0-9_-][\w.-]*$/;

/** What the build wrote beside a file, as `.br`, if that is still this file; else made here, which takes a second for all of them. */
async function packed(file: string, plain: Buffer): Promise<Uint8Array> {
  const built = await readFile(`${file}.br`).catch(() => undefined);
  const holds = built && (await unpack(built, { maxOutputLength: Math.max(1, plain.length) }).catch(() => undefined));
  return built && holds?.equals(plain) ? built : compress(plain);
}

async function load(file: string): Promise<BuiltFile> {
  const plain = await readFile(file);
  const type = extname(file);
  return {
    media: MEDIA[type] ?? 'application/octet-stream',
    etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    plain,
    br: COMPRESSED.has(type) ? await packed(file, plain) : undefined,
  };
}

/** Serves `dir`. A file is read and compressed once, and again when it was built anew; what the build compressed is taken from there. */
export function createFolder(dir: string): Folder {
  const loaded = new Map<string, { stamp: string; file: Promise<BuiltFile> }>();
  return {
    async find(path) {
      if (!SAFE.test(path) || !Object.hasOwn(MEDIA, extname(path))) return undefined;
      const name = join(dir, path);
      const facts = await stat(name).catch(() => undefined);
      if (facts === undefined || !facts.isFile()) {
        const built = await stat(dir).catch(() => undefined);
        return built === undefined ? 'unbuilt' : undefined;
      }
      const stamp = `${facts.mtimeMs} ${facts.size}`;
      const known = loaded.get(path);
      if (known?.stamp === stamp) return known.file;
      const file = load(name);
      loaded.set(path, { stamp, file });
      return file;
    },
  };
}
