/** Stands where there is nothing: an en dash to the eye, a word to a screen reader. */
export function Dash() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">None</span>
    </span>
  );
}
