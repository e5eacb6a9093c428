// Within scripts/site/bundle.mjs' one script: `fetch` as the page's modules call it, answered from the files that the script has inside.
import packed from 'comptoir:files';   // base64 of the deflated archive; see archive() in bundle.mjs
import {mimeType} from '../mime.mjs';

async function unpack() {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt());
  const archive = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer();
  const index = new DataView(archive).getUint32(0, true);
  const files = JSON.parse(new TextDecoder().decode(new Uint8Array(archive, 4, index)));
  return new Map(files.map(({path, at, size}) => [path, new Uint8Array(archive, 4 + index + at, size)]));
}

const files = unpack();
files.catch(() => {});   // said by who asks for a file

export async function fetch(path) {
  const bytes = (await files).get(path);
  return bytes ? new Response(bytes, {headers: {'Content-Type': mimeType(path)}}) : new Response(null, {status: 404});
}
