import { fits, type Of, type Shape } from './shape.ts';

/**
 * A tagged union: `shapes[value[tag]]` says the rest. A tag it does not name does not fit. Apart from the shapes, which every page pays
 * for: unions are read by what is loaded later.
 */
export function variant<const Tag extends string, const T extends { readonly [kind: string]: Shape }>(
  tag: Tag,
  shapes: T,
) {
  return (value: unknown): value is { [K in keyof T]: { readonly [P in Tag]: K } & Of<T[K]> }[keyof T] => {
    const kind = (value as { readonly [key: string]: unknown } | null | undefined)?.[tag];
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) && shapes[kind];
    return !!shape && fits(shape, value);
  };
}
