import type { Place } from '../../api/search.ts';

/** Words of a person, as text nodes, with what was looked for marked. The one part that draws them in what was found. */
export function Said({ text, places }: { text: string; places: readonly Place[] }) {
  const pieces: { text: string; marked: boolean }[] = [];
  let from = 0;
  for (const { start, end } of places) {
    if (start < from || end > text.length || end <= start) continue;
    pieces.push({ text: text.slice(from, start), marked: false }, { text: text.slice(start, end), marked: true });
    from = end;
  }
  pieces.push({ text: text.slice(from), marked: false });
  return (
    <bdi dir="auto">
      {pieces.map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </bdi>
  );
}
