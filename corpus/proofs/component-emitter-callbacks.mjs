// A listener that is added and removed, for an event of its own.
export default load => {
  const Emitter = load();
  const emitter = new Emitter();
  return index => {
    const listener = () => {};
    emitter.on(`event ${index}`, listener);
    emitter.off(`event ${index}`, listener);
  };
};
