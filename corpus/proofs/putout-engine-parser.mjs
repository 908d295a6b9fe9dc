// A file that is parsed.
export const needs = [
  '@babel/generator',
  '@babel/parser',
  '@babel/template',
  '@babel/traverse',
  '@putout/recast',
  'estree-to-babel',
  'nano-memoize',
  'once',
];
export default load => {
  const { parse } = load();
  return index => parse(`const value = ${index};`);
};
export const operations = 200;
