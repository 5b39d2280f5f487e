/** For password managers: whose password the next field is about. Nobody sees it. */
export function Whose({ email }: { email: string }) {
  return (
    <input
      class="sr-only"
      type="email"
      name="email"
      autocomplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
