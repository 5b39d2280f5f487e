/** Hears the page's warnings instead of the console, until it is stopped. */
export function hearWarnings(): { told: unknown[]; stop(): void } {
  const { warn } = console;
  const told: unknown[] = [];
  Object.assign(console, { warn: (text: unknown) => told.push(text) });
  return { told, stop: () => void Object.assign(console, { warn }) };
}
