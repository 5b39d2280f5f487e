/** Files that may pass the line limit, each with its reason. An entry that is no longer needed is an error too. */
export const LONG_FILES: Readonly<Record<string, string>> = {};
