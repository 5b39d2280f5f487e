/** A check that is written out as a function. */
export type Guard<T> = (value: unknown) => value is T;

/**
 * What a value from outside must look like before it is used: a sample of a primitive (`''`, `0`, `true`), `[shape]` for a
 * list, an object of shapes (a key that ends in `?` may be missing), or a guard. Keys that are not named are not looked at.
 */
export type Shape = '' | 0 | true | readonly [Shape] | Guard<unknown> | { readonly [key: string]: Shape };

/** The type of a value that fits a shape. */
export type Of<S> = S extends ''
  ? string
  : S extends 0
    ? number
    : S extends true
      ? boolean
      : S extends Guard<infer T>
        ? T
        : S extends readonly [infer E]
          ? readonly Of<E>[]
          : { readonly [K in keyof S as K extends `${string}?` ? never : K]: Of<S[K]> } & {
              readonly [K in keyof S as K extends `${infer N}?` ? N : never]?: Of<S[K]>;
            };

const isObject = (value: unknown): value is { readonly [key: string]: unknown } => !!value && typeof value === 'object';

/** Total: any value, any depth of nonsense, no exception. Numbers are finite (JSON's 1e999 is not). */
export function fits<const S extends Shape>(shape: S, value: unknown): value is Of<S>;
export function fits(shape: Shape, value: unknown): boolean {
  if (typeof shape === 'function') return shape(value);
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => fits(shape[0], item));
  if (!isObject(shape)) return typeof value === typeof shape && value !== Infinity;
  return (
    isObject(value) &&
    Object.entries(shape).every(([key, inner]) => {
      const name = key.replace('?', '');
      return (name !== key && value[name] === undefined) || fits(inner, value[name]);
    })
  );
}

/** One of a closed set of texts. */
export const oneOf =
  <const T extends string>(...values: readonly T[]): Guard<T> =>
  (value): value is T =>
    values.some((known) => known === value);
