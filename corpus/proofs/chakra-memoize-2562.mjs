// A token of the theme that is looked up for a component.
export const needs = ['css-box-model', 'lodash.mergewith', 'object-assign'];
export default load => {
  const { memoizedGet } = load('dist/cjs/object.js');
  const theme = { colors: { red: { 500: '#f00' } } };
  return () => {
    memoizedGet(theme, 'colors.red.500');
  };
};
