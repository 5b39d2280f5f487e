/**
 * JSON of a value as it is. Pages with an old library (Prototype.js) give lists and texts a `toJSON`, which writes them as texts of JSON: a
 * replacer is called behind it, and takes the value from where it stands.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: { readonly [key: string]: unknown }, key) {
    return this[key];
  });
