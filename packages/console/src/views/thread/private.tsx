import type { ConversationId } from '@shopbell/protocol';
import type { ComponentChildren } from 'preact';
import type { Line } from '../../state/items.ts';
import { Mask } from '../parts/mask.tsx';
import { Text } from '../parts/text.tsx';

interface Props {
  text: string;
  masked: Line['masked'];
  conversation: ConversationId;
}

/** What a person wrote, with what is private in it masked. */
export function Private({ text, masked, conversation }: Props) {
  if (!masked) return <Text text={text} />;
  const parts: ComponentChildren[] = [];
  let from = 0;
  masked.pieces.forEach((piece, index) => {
    if (piece.start < from || piece.end > text.length) return;
    if (piece.start > from) parts.push(<Text key={`t${from}`} text={text.slice(from, piece.start)} />);
    const place = { seq: masked.seq, piece: index };
    const words = text.slice(piece.start, piece.end);
    parts.push(<Mask key={`m${index}`} words={words} kind={piece.kind} conversation={conversation} place={place} />);
    from = piece.end;
  });
  if (from < text.length) parts.push(<Text key={`t${from}`} text={text.slice(from)} />);
  return <>{parts}</>;
}
