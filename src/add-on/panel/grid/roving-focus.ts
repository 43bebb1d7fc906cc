import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrow keys, Home and End move among the buttons of a grid, and Tab comes back to the one that was last in use
 * (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). The grid is read off the page, so sorting and filtering need no word to it.
 */
export function useRovingFocus(grid: RefObject<HTMLTableElement>) {
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const cells = rowsOf(grid.current);
      const row = cells.findIndex((one) => one.some((cell) => cell === event.target));
      const line = cells[row];
      if (line === undefined) return;
      const column = line.findIndex((cell) =>
        cell.contains(event.target instanceof Node ? event.target : null),
      );
      const step = steps[event.key];
      const next =
        step !== undefined
          ? cells[row + step[0]]?.[column + step[1]]
          : event.key === 'Home'
            ? line[0]
            : event.key === 'End'
              ? line.at(-1)
              : undefined;
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    },
    [grid],
  );
  const onFocus = useCallback(
    (event: FocusEvent) => {
      const all = rowsOf(grid.current).flat();
      if (!all.some((cell) => cell === event.target)) return;
      for (const cell of all) cell.tabIndex = cell === event.target ? 0 : -1;
    },
    [grid],
  );
  return { onKeyDown, onFocus };
}

function rowsOf(grid: HTMLTableElement | null): HTMLElement[][] {
  return [...(grid?.tBodies[0]?.rows ?? [])]
    .map((row) => [...row.querySelectorAll<HTMLElement>('button.cell')])
    .filter((cells) => cells.length > 0);
}
