// A logger for a request.
export const needs = ['ms'];
export default load => {
  const debug = load();
  return index => debug(`request:${index}`);
};
