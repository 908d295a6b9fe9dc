// An agent for one request.
import http from 'node:http';

export const needs = ['ipaddr.js'];
export default load => {
  const { applyRequestFilter } = load();
  return () => applyRequestFilter(new http.Agent());
};
