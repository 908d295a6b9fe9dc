import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import type { Confidence } from '../../analysis/tables/confidence.ts';

/** What the rules take: nothing, or how sure a leak must be to be reported. */
export type Options = readonly [{ readonly confidence?: Confidence }?];

/** For `meta` of a rule whose verdicts are of different sureness; the strict presets ask for `possible`. */
export const CONFIDENCE_OPTION = {
  schema: [
    {
      type: 'object',
      properties: {
        confidence: {
          type: 'string',
          enum: ['sure', 'likely', 'possible'],
          // Of a wrong value, ESLint shows the pattern that it misses, and not what an enumeration would allow.
          pattern: '^(sure|likely|possible)$',
          description: 'How sure a leak must be to be reported: what one file proves, makes likely, or leaves open.',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ confidence: 'likely' }],
} satisfies { schema: JSONSchema4[]; defaultOptions: Options };
