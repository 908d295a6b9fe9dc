/** Whether a name is that of a function that takes one thing out of what there is: `removeEntity`, `forget`, `untrack`. */
export const namesRemoval = (name: string): boolean => REMOVES.test(name);

const REMOVES =
  /^[_#]*(?:remove|delete|destroy|dispose|close|unregister|detach|drop|forget|leave|kill|terminate|disconnect|unsubscribe|unlisten|untrack|unwatch|unload|unmount|cancel|release|finish|end)(?![a-z])/;
