/** To be saved under this name, as RFC 6266 and 8187 write it: a plain name for old readers, the real one beside it. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  const real = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`;
}
