// A provider of metrics that is made and shut down.
export const needs = ['@opentelemetry/api', '@opentelemetry/core', '@opentelemetry/resources'];
export default load => {
  const { MeterProvider } = load();
  const exporter = { export: (_, done) => done(0), shutdown: async () => {} };
  return async () => {
    const provider = new MeterProvider({ exporter, interval: 1e6 });
    const meter = provider.getMeter('requests');
    await provider.shutdown?.();
    await meter.shutdown?.();
    return meter;
  };
};
