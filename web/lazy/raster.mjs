// Pictures from the program's SVG: as pixels, and without colour.

const most = 60e6;   // pixels; browsers give larger canvases no memory

// The SVG at another size, so that it is drawn with all its pixels; and that size.
export function scaled(svg, scale) {
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  const size = {width: Math.round(width * scale), height: Math.round(height * scale)};
  return {...size, svg: svg.replace(` width="${width}" height="${height}"`, ` width="${size.width}" height="${size.height}"`)};
}

// As light as it was, by the weights of Rec. 709 on the values as they are written: what a grey printer makes of it.
function grey(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const level = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue).toString(16).padStart(2, '0');
  return `#${level}${level}${level}`;
}

// Attributes alone: words that look like one stay.
export const inGrey = (svg) => svg.replace(/<[^>]*>/g, (tag) => tag.replace(/( (?:fill|stroke)=")(#[0-9a-f]{6})(?=")/g, (_, name, colour) => name + grey(colour)));

export const addressOf = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

// A PNG of the SVG; null when it is too large for a canvas.
export async function pngOf(svg, scale) {
  const {svg: sized, width, height} = scaled(svg, scale);
  if (width * height > most) return null;
  const image = new Image(width, height);
  image.src = addressOf(sized);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return new Promise((done) => { canvas.toBlob(done, 'image/png'); });
}
