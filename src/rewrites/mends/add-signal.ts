import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import type { LeakedListener } from '../../analysis/verdicts/leaked-listeners.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { wrongRemoval } from '../conditions/acquired.ts';
import { controllerOf } from './controller-of.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';

/** Adds a listener with the signal of a controller that its owner has already, and aborts when it ends. */
export function addSignal({ registration, reason, occasion, ends }: LeakedListener, source: Source): Rewrite {
  const { call, pair } = registration;
  if (reason === 'again') return { doubt: 'it is the one before that has to go' };
  if (pair.options === undefined || reason === 'untilAbort' || reason === 'leftover' || reason === 'late')
    return { doubt: 'the target takes no signal' };
  const wrong = wrongRemoval(source, registration);
  if (wrong) return wrong;
  const controller = controllerOf(source, { call, occasion, ends });
  if (controller === undefined) return { doubt: 'no controller is aborted when the owner ends' };
  const edit = withSignal(source, registration, `${controller}.signal`);
  return edit ? { edits: [edit], imports: [] } : { doubt: 'the options are not to be seen' };
}

/** Options with a signal in addition to what they say already. */
function withSignal({ text }: Source, { call, options }: Registration, signal: string): Edit | undefined {
  const added = `signal: ${signal}`;
  if (options === undefined) {
    const last = call.arguments.at(-1);
    return call.arguments.length === 2 && last
      ? { range: [last.range[1], last.range[1]], text: `, { ${added} }` }
      : undefined;
  }
  if (options.type === 'Literal' && typeof options.value === 'boolean')
    return {
      range: options.range,
      text: options.value ? `{ capture: true, ${added} }` : `{ ${added} }`,
    };
  if (options.type !== 'ObjectExpression') return undefined;
  const last = options.properties.at(-1);
  if (text.slice(...options.range).includes('signal')) return undefined;
  return last
    ? { range: [last.range[1], last.range[1]], text: `, ${added}` }
    : { range: options.range, text: `{ ${added} }` };
}
