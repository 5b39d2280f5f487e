import * as v from 'valibot';

/** The name of a line over HTTP: 32 random bytes, base64url. Who knows it speaks on the line. */
const LineName = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Frames of the client: `from` is the number of the first one here; they count from 1 on each line. */
export const PollUp = v.object({ line: LineName, from: Place });
/** The next frames of the server, please: `got` is the highest number of those that have come. */
export const PollDown = v.object({ line: LineName, got: Place });
/** The line is not wanted any more. */
export const PollEnd = v.object({ line: LineName });

/**
 * Reads what stands in the first line of a request's body; the frames are the lines below it. Undefined when it is no such head.
 * Unknown keys are dropped.
 */
export function readPollHead<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
