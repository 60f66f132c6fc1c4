import { byId } from './element.ts';

/** The window onto the picture: zoom by factor, pan by scrolling. */
export interface View {
  readonly resize: (width: number, height: number) => void;
  /** Shows the picture as large as it is easy to read. */
  readonly start: () => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
}

/** Width of a landscape page, in CSS pixels. */
const PAPER = 1040;

const SMALLEST = 0.02;
const LARGEST = 3;
/** Smaller text is hard to read: the picture begins no smaller than this. */
const READABLE = 0.62;

export function createView(view: HTMLElement): View {
  const sizer = byId('sizer');
  const size = { width: 1, height: 1 };
  let scale = 1;

  /** Sets the scale so that the point of the picture below `x`, `y` of the window stays there. */
  function setScale(wanted: number, x = view.clientWidth / 2, y = view.clientHeight / 2): void {
    const next = Math.min(Math.max(wanted, SMALLEST), LARGEST);
    const left = ((view.scrollLeft + x) / scale) * next - x;
    const top = ((view.scrollTop + y) / scale) * next - y;
    scale = next;
    apply();
    view.scrollTo(left, top);
  }

  function apply(): void {
    sizer.style.setProperty('--scale', String(scale));
    sizer.style.setProperty('--width', `${size.width}px`);
    sizer.style.setProperty('--height', `${size.height}px`);
    sizer.style.setProperty('--print-scale', String(Math.min(1, PAPER / size.width)));
  }

  function whole(): number {
    return Math.min(view.clientWidth / size.width, view.clientHeight / size.height);
  }

  view.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = view.getBoundingClientRect();
      setScale(scale * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  panByDragging(view);

  return {
    resize: (width, height) => {
      Object.assign(size, { width, height });
      apply();
    },
    start: () => setScale(Math.min(Math.max(view.clientWidth / size.width, READABLE), 1), 0, 0),
    fit: () => setScale(Math.min(whole(), 1), 0, 0),
    zoom: (factor) => setScale(scale * factor),
  };
}

function panByDragging(view: HTMLElement): void {
  let last: { x: number; y: number } | null = null;
  view.addEventListener('pointerdown', (event) => {
    const { target, button, pointerType } = event;
    if (button !== 0 || pointerType === 'touch') return;
    if (target instanceof Element && target.closest('.job') !== null) return;
    last = { x: event.clientX, y: event.clientY };
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    if (last === null) return;
    view.scrollBy(last.x - x, last.y - y);
    last = { x, y };
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    view.addEventListener(end, () => {
      last = null;
    });
  }
}
