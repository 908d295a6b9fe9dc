// An entry that expires.
export default load => {
  const cache = load();
  const clock = new Int32Array(new SharedArrayBuffer(4));
  return async index => {
    const value = { index };
    cache.put(`key ${index}`, value, 1);
    Atomics.wait(clock, 0, 0, 3); // The program is busy when the time has come.
    await new Promise(resolve => setTimeout(resolve, 1));
    return value;
  };
};
export const operations = 300;
