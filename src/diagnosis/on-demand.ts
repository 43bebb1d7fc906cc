/** Made when it is first asked for: most causes are not possible for most calls, and a short run asks for few. */
export function onDemand<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
