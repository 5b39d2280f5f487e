/** Are two order checks of a conversation of one order? They are unless each has another number: an agent may leave it out. */
export const isSameOrder = (one?: string, other?: string): boolean => !one || !other || one === other;
