import { useMemo } from 'preact/hooks';
import { linkify } from '../../text/linkify.ts';

/** What a person wrote: text nodes, and links for http(s) addresses. Nothing in it is ever markup. */
export function Text({ text }: { text: string }) {
  const pieces = useMemo(() => linkify(text), [text]);
  return (
    <>
      {pieces.map((piece, index) =>
        piece.href ? (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
