import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';

/**
 * What is told of one thing out of what is known of all: a component that reads it is drawn anew only when that is another.
 * @param of what `tell` is about; it reads signals, and nothing else that changes
 */
export const useTold = <T>(of: unknown, tell: () => T): T => useMemo(() => computed(tell), [of]).value;
