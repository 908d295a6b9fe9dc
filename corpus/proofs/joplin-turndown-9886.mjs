// A table of a page that is converted.
export const page = true;
export default load => {
  const { tables } = load('lib/turndown-plugin-gfm.cjs.js');
  const rules = {};
  tables({ keep: () => {}, isCodeBlock: () => false, addRule: (name, rule) => (rules[name] = rule) });
  return () => {
    const row = '<tr><th>a</th></tr>';
    const part = new DOMParser().parseFromString(`<table><thead>${row}</thead></table>`, 'text/html');
    const table = part.querySelector('table');
    rules.table.filter?.call?.(rules.table, table, { nestedTables: false });
    rules.table.replacement('| a |', table, { nestedTables: false });
    return table;
  };
};
export const operations = 200;
