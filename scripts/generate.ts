/**
 * Writes the files that only list other files: the rules of the plugin and the codemods of the command.
 * With `--check` writes nothing and fails where one is out of date.
 */
import { readdirSync } from 'node:fs';
import { CONFIDENCE_OPTION } from '../src/rules/kit/confidence-option.ts';
import { writeGenerated } from './write-generated.ts';

const HEADER = '// Made by `npm run generate` from the files beside it.\n';
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.ts') && file !== 'index.ts')
    .map(file => file.slice(0, -'.ts'.length))
    .sort();

function list(folder: string, from: string, exported: string, describe: string): string {
  const names = namesIn(folder);
  const imports = names.map(name => `import ${camel(name)} from '${from}/${name}.ts';\n`).join('');
  const entries = names.map(name => `  '${name}': ${camel(name)},\n`).join('');
  return `${HEADER}${imports}\n/** ${describe} */\nexport const ${exported} = {\n${entries}};\n`;
}

/** Spelt out, so that the published types need not know the types of the rules themselves. */
const ruleNames = (): string =>
  `\n/** The name of a rule. */\nexport type RuleName =\n${namesIn('src/rules')
    .map(name => `  | '${name}'`)
    .join('\n')};\n`;

/** The rules that take `{ confidence }`, spelt out for the same reason. */
async function weighedRuleNames(): Promise<string> {
  const all = namesIn('src/rules').map(async name => {
    const { default: rule } = (await import(`../src/rules/${name}.ts`)) as { default: { meta: { schema: unknown } } };
    return rule.meta.schema === CONFIDENCE_OPTION.schema ? `\n  | '${name}'` : '';
  });
  const names = (await Promise.all(all)).join('');
  return `\n/** The name of a rule that takes \`{ confidence }\`; the others take no options. */\nexport type WeighedRuleName =${names};\n`;
}

const GENERATED: Readonly<Record<string, string>> = {
  'src/rules/index.ts':
    list('src/rules', '.', 'rules', 'Every rule by its name.') + ruleNames() + (await weighedRuleNames()),
  'src/codemods/kit/all.ts': list('src/codemods', '..', 'codemods', 'Every codemod by its name.'),
};

writeGenerated(GENERATED);
