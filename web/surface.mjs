// The canvas's size, in CSS and in device pixels. The observer's device pixels are exact at every browser zoom; where they are
// missing, or of another screen (a browser that imitates a denser one leaves them out of it), the ratio is rounded.
function devicePixels(css, exact) {
  const near = css * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - near) < 2 ? exact : Math.round(near);
}

export function watchSize(canvas, program) {
  const observer = new ResizeObserver(([entry]) => {
    const {width, height} = entry.contentRect;
    const exact = entry.devicePixelContentBoxSize?.[0];
    program.resize(width, height, devicePixels(width, exact?.inlineSize), devicePixels(height, exact?.blockSize));
  });
  try {
    observer.observe(canvas, {box: 'device-pixel-content-box'});
  } catch {
    observer.observe(canvas);
  }
  document.addEventListener('visibilitychange', () => program.visible(document.visibilityState === 'visible'));
}
