// The canvas's size, in CSS and in device pixels. The observer's device pixels are exact at every browser zoom; where they are
// missing, the ratio is rounded.
export function watchSize(canvas, program) {
  const observer = new ResizeObserver(([entry]) => {
    const {width, height} = entry.contentRect;
    const exact = entry.devicePixelContentBoxSize?.[0];
    program.resize(width, height, exact?.inlineSize ?? Math.round(width * devicePixelRatio), exact?.blockSize ?? Math.round(height * devicePixelRatio));
  });
  try {
    observer.observe(canvas, {box: 'device-pixel-content-box'});
  } catch {
    observer.observe(canvas);
  }
  document.addEventListener('visibilitychange', () => program.visible(document.visibilityState === 'visible'));
}
