// A warning with a text of its own.
export const needs = ['cookie', 'json-stringify-safe', 'lsmod', 'uuid', 'stack-trace'];
export default load => {
  const { consoleAlert } = load('lib/utils.js');
  console.warn = console.log = () => {};
  return index => {
    consoleAlert(`cannot send event ${index}`);
  };
};
