/**
 * The SHA-256 of a file, in hexadecimal; undefined where nothing makes one, as on a page without TLS. Rejects when the file can't be
 * read any more: it was changed or taken away after it was picked.
 */
export async function digest(blob: Blob): Promise<string | undefined> {
  const bytes = await blob.arrayBuffer();
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return undefined;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
