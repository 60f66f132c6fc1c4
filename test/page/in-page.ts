/** Functions that run in the page: they may use nothing from outside. */

/** What Mermaid makes of a text. */
export async function drawnByMermaid(text: string) {
  const { mermaid } = globalThis as unknown as {
    mermaid: {
      initialize: (options: object) => void;
      render: (id: string, text: string) => Promise<{ svg: string }>;
    };
  };
  mermaid.initialize({ startOnLoad: false, maxEdges: 500 });
  const { svg } = await mermaid.render('drawing', text);
  const made = new DOMParser().parseFromString(svg, 'text/html');
  return {
    nodes: [...made.querySelectorAll('.node .nodeLabel')].map((label) => label.textContent?.trim()),
    edges: made.querySelectorAll('.edgePaths > path').length,
  };
}

/** The contrast of each text to what is behind it, as WCAG defines it. */
export function contrastsOfTexts() {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = color.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element): number[] => {
    const color = channels(getComputedStyle(element).backgroundColor);
    if (color[3] !== 0) return color;
    return element.parentElement === null ? [255, 255, 255] : behind(element.parentElement);
  };
  return [...document.querySelectorAll('.job .name, .job .summary, #panel *, h1, header button')]
    .filter((element) => element.closest('.dim, [disabled]') === null)
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3))
    .map((element) => {
      const text = luminance(channels(getComputedStyle(element).color));
      const paper = luminance(behind(element));
      const contrast = (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
      return { text: element.textContent, contrast };
    });
}
