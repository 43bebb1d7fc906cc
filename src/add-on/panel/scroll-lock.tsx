import { type ReactNode, useEffect } from 'react';

/**
 * Stands in for react-scrolllock under the design system's drawer (see vite.config.ts): that one inserts a style element,
 * which Forge's content security policy refuses. A class and a rule of our own sheet do the same.
 */
export default function ScrollLock({ children }: { readonly children?: ReactNode }) {
  useEffect(() => {
    document.documentElement.classList.add('scroll-locked');
    return () => document.documentElement.classList.remove('scroll-locked');
  }, []);
  return <>{children}</>;
}
