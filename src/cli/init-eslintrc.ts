const PRESET = '"plugin:unleak/legacy-recommended"';

/** An eslintrc in JSON with the preset at the end of what it extends, and all else as it was; nothing where that is not plain to see. */
export function initEslintrc(text: string): string | undefined {
  if (text.includes('plugin:unleak/')) return undefined;
  const list = /("extends"\s*:\s*\[)([^\]]*?)(\s*\])/.exec(text);
  if (list) {
    const [whole, start = '', items = '', end = ''] = list;
    const indent = /(\r?\n[ \t]*)"[^"]*"$/.exec(items)?.[1] ?? ' ';
    return text.replace(whole, () => `${start}${items}${items.trim() === '' ? '' : `,${indent}`}${PRESET}${end}`);
  }
  const single = /("extends"\s*:\s*)("[^"]*")/;
  if (single.test(text)) return text.replace(single, `$1[$2, ${PRESET}]`);
  const open = /^\s*\{(\s*)(?=")/.exec(text);
  return open ? text.replace(open[0], () => `${open[0]}"extends": [${PRESET}],${open[1] || ' '}`) : undefined;
}
