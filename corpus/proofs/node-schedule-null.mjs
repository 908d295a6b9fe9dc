// A job that is scheduled and cancelled.
export const needs = ['cron-parser', 'long-timeout'];
export default load => {
  const { scheduleJob } = load();
  const tomorrow = new Date(Date.now() + 86_400_000);
  return index => {
    const job = scheduleJob(`job ${index}`, tomorrow, () => {});
    job.cancel();
  };
};
export const operations = 5000;
