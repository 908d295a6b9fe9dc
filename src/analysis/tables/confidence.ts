/** How sure a verdict is: what one file proves, what it makes likely, what depends on code that it does not show. */
export type Confidence = 'sure' | 'likely' | 'possible';

const ORDER: readonly Confidence[] = ['possible', 'likely', 'sure'];

/** Whether a verdict is as sure as asked for. */
export function isAtLeast(confidence: Confidence, floor: Confidence): boolean {
  return ORDER.indexOf(confidence) >= ORDER.indexOf(floor);
}
