import { type Files, WrongOffset } from '../../ports/files.ts';

/** Files of a server that forgets. */
export function createMemoryFiles(): Files {
  const uploads = new Map<string, Uint8Array>();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    length: async (id) => uploads.get(id)?.byteLength ?? 0,
    async append(id, offset, bytes) {
      const before = uploads.get(id) ?? new Uint8Array();
      if (before.byteLength !== offset) throw new WrongOffset(before.byteLength);
      const after = new Uint8Array(offset + bytes.byteLength);
      after.set(before);
      after.set(bytes, offset);
      uploads.set(id, after);
      return after.byteLength;
    },
    uploaded: async (id) => uploads.get(id) ?? new Uint8Array(),
    async finish(id, { whole, preview }) {
      parts.set(`${id} whole`, new Uint8Array(whole));
      if (preview) parts.set(`${id} preview`, new Uint8Array(preview));
      uploads.delete(id);
    },
    async read(id, part) {
      const bytes = parts.get(`${id} ${part}`);
      if (!bytes) return undefined;
      return { bytes: bytes.byteLength, stream: () => new Blob([bytes]).stream() };
    },
    async remove(id) {
      uploads.delete(id);
      for (const part of ['whole', 'preview']) parts.delete(`${id} ${part}`);
    },
  };
}
