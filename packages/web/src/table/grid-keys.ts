import { useEffect } from "react";
import type { RefObject } from "react";

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys walk from cell to cell of the tables in a box: the focus goes to what can be pressed in the next cell that has something. */
export function useCellWalk(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    element?.addEventListener("keydown", walkCells);
    return () => element?.removeEventListener("keydown", walkCells);
  }, [box]);
}

function walkCells(event: KeyboardEvent): void {
  const move = moves[event.key];
  const cell = (event.target as HTMLElement).closest("td, th");
  const row = cell?.parentElement;
  if (move === undefined || !(cell instanceof HTMLTableCellElement) || !(row instanceof HTMLTableRowElement)) return;
  const next = move[0] === 0 ? alongRow(row, cell.cellIndex, move[1]) : acrossRows(row, cell.cellIndex, move[0]);
  if (next === null) return;
  event.preventDefault();
  next.focus();
}

function pressable(cell: Element | undefined): HTMLElement | null {
  return cell?.querySelector<HTMLElement>("a, button") ?? null;
}

function alongRow(row: HTMLTableRowElement, from: number, by: number): HTMLElement | null {
  for (let i = from + by; i >= 0 && i < row.cells.length; i += by) {
    const found = pressable(row.cells[i]);
    if (found !== null) return found;
  }
  return null;
}

function acrossRows(row: HTMLTableRowElement, column: number, by: number): HTMLElement | null {
  const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
  return next instanceof HTMLTableRowElement ? (pressable(next.cells[column]) ?? pressable(next.cells[0])) : null;
}
