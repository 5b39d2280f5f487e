/** Two notes, a fifth apart, in Hz and seconds. */
const NOTES = [
  [880, 0],
  [1320, 0.09],
] as const;
const LASTS_S = 0.35;
const LOUDNESS = 0.08;

/** A short soft tone, drawn, not loaded. Says nothing where nobody has pressed anything in this page so far: browsers don't let it. */
export function playTone(): void {
  if (!('AudioContext' in window) || navigator.userActivation?.hasBeenActive === false) return;
  const audio = new AudioContext();
  const at = audio.currentTime;
  for (const [pitch, after] of NOTES) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at + after);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + after + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + after + LASTS_S);
    note.connect(volume).connect(audio.destination);
    note.start(at + after);
    note.stop(at + after + LASTS_S);
    note.onended = () => {
      if (pitch === NOTES[1][0]) void audio.close();
    };
  }
  // One that may not sound has no end of its own.
  if (audio.state === 'suspended') audio.resume().catch(() => audio.close());
}
