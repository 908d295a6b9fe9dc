// A message of a chat that was not heard of before.
export const needs = ['async-mutex'];
export default load => {
  const { makeKeyedMutex } = load('lib/Utils/make-mutex.js');
  const { mutex } = makeKeyedMutex();
  return async index => {
    await mutex(`chat ${index}`, async () => {});
  };
};
