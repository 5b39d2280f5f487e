import type { ComponentChildren } from 'preact';
import type { Tag } from '../../api/shopper.ts';

/** A tag, in its colour; the colour says nothing that the name doesn't. */
export function TagChip({ tag, children }: { tag: Pick<Tag, 'name' | 'hue'>; children?: ComponentChildren }) {
  return (
    <span class={`shopper-tag shopper-tag-${tag.hue}`}>
      <bdi>{tag.name}</bdi>
      {children}
    </span>
  );
}
