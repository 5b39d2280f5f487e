import { renderVariables } from '../config/render.ts';

/** What `--help` prints: the commands, and every variable of the configuration. */
export function renderHelp(): string {
  return `Shopbell, a chat relay for shops.

Usage: npm run server -- [command]

  (none)          Serves, until SIGTERM or SIGINT.
  --seed-demo     Serves with the demo shop: makes it if need be, and writes its
                  sign-ins and keys to demo.json in the data folder.
  --check-config  Lists what is wrong with the configuration, or what it is.
  --create-admin  Makes a site and its first admin, and prints its JWT key once.
                  Needs --email, --name, --site-slug, --site-name, --time-zone
                  and --origin, which may be repeated. Asks for a password on a
                  terminal, reads it with --password-stdin, else makes one.
  --add-agent     Gives the site of --site-slug another agent. Needs --email,
                  --name and --duty (agent, supervisor or admin). Somebody the
                  account has already keeps name and password; for others the
                  password comes as with --create-admin.
  --new-password  Gives the agent of --email another password, as with
                  --create-admin, and ends all their sessions.
  --remove-second-factor
                  Removes the second factor of the agent of --email, who
                  has lost it. Their password stays.
  --new-jwt-key   Gives the site of --site-slug another key for member tokens;
                  prints it once. Of two keys the older one ends.
  --new-api-key   Gives the site of --site-slug another API key; prints it once.
  --backup FILE   Copies the store into FILE, checks the copy, and puts it under
                  its name only when it is whole; also while a server runs.
                  Replaces a FILE that is there with --force only.
  --restore FILE  Puts a backup in the store's place and keeps the store that
                  stood there aside. Agents have to sign in again.
  --help          Prints this.

While a server runs it has the data folder to itself: stop it before a command
that changes something. All but --backup do.

Environment:

${renderVariables()}
`;
}
