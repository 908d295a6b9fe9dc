import { appendItems } from './append-item.ts';
import { editJson, valueUnder } from './edit-json.ts';

const PRESET = '"plugin:unleak/legacy-recommended"';

/** An eslintrc in JSON with the preset at the end of what it extends, and all else as it was; nothing where that is not plain to see. */
export function initEslintrc(text: string): string | undefined {
  return editJson(text, (config, code) => {
    const extended = valueUnder(config, 'extends');
    if (extended === undefined) {
      const inside = config.range[0] + 1;
      const [space = ''] = /^\s*/.exec(code.slice(inside)) ?? [];
      const isEmpty = config.properties.length === 0;
      return [{ range: [inside, inside], text: `${space}"extends": [${PRESET}]${isEmpty ? '' : ','}` }];
    }
    if (extended.type === 'ArrayExpression') return [appendItems(code, extended, [PRESET])];
    return [{ range: extended.range, text: `[${code.slice(...extended.range)}, ${PRESET}]` }];
  });
}
