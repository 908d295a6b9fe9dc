import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import { type Confidence, isAtLeast } from '../../analysis/confidence.ts';

/** What a rule with verdicts of different sureness takes: how sure one must be to be reported. */
export type ConfidenceOptions = [{ confidence?: Confidence }];

/** The schema and default of that option; the strict presets ask for `possible`. */
export const CONFIDENCE_OPTION = {
  schema: [
    {
      type: 'object',
      properties: {
        confidence: {
          type: 'string',
          enum: ['sure', 'likely', 'possible'],
          description: 'How sure a leak must be to be reported: what one file proves, makes likely, or leaves open.',
        },
      },
      additionalProperties: false,
    },
  ] satisfies JSONSchema4[],
  defaultOptions: [{ confidence: 'likely' }] as [{ confidence: Confidence }],
} as const;

/** The verdicts that are sure enough for the options of the rule. */
export function confident<Verdict extends { readonly confidence: Confidence }>(
  verdicts: readonly Verdict[],
  [{ confidence: floor = 'likely' } = {}]: Readonly<Partial<ConfidenceOptions>>,
): Verdict[] {
  return verdicts.filter(({ confidence }) => isAtLeast(confidence, floor));
}
