/** Light modules around the symbol: what the standard asks for, so that a scanner finds it on any paper. */
const QUIET = 4;

/** Dark modules of a row, each run as one stroke. */
function strokes(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x] || row[x - 1]) continue;
    let end = x;
    while (row[end]) end += 1;
    path += `M${x} ${y + 0.5}h${end - x}`;
  }
  return path;
}

/**
 * A QR picture of a text, black on white in every theme: 15 % of it may be soiled or torn. As sharp as its paper, at any size.
 * Loaded when the first one is asked for.
 */
export async function qrSvg(text: string): Promise<string> {
  const { default: encode } = await import('qr');
  const modules = encode(text, 'raw', { ecc: 'medium', border: QUIET });
  const size = modules.length;
  const path = modules.map(strokes).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" ` +
    `shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" stroke="#000"/></svg>\n`
  );
}
