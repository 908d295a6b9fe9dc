// A machine that is started and stopped.
export default load => {
  const { interpret, Machine } = load();
  const machine = Machine({ id: 'light', initial: 'on', states: { on: {} } });
  return () => {
    const service = interpret(machine);
    service.start();
    service.stop();
    return service;
  };
};
