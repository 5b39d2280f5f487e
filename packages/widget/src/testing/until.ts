/** Waits until something holds; the runner's own limit ends a wait for what never comes. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => requestAnimationFrame(done));
}
