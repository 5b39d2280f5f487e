/** Where something stands once it has come; `label` says so to screen readers. */
export function Bones({ label }: { label: string }) {
  return (
    <div class="shopper-wait" role="status">
      <span class="sr-only">{label}</span>
      <span class="bone bone-2" />
      <span class="bone bone-1" />
    </div>
  );
}
