// A static server on the loopback address, for looking at dist/: node scripts/serve.mjs FOLDER [PORT]
import {createServer} from 'node:http';
import {readFile, realpath, stat} from 'node:fs/promises';
import {join, resolve, sep} from 'node:path';
import {pathToFileURL} from 'node:url';
import {mimeType} from './mime.mjs';

async function answer(folder, request, response) {
  const send = (status, headers, body) => {
    response.writeHead(status, {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers});
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, {Allow: 'GET, HEAD'}, 'Method not allowed\n');
  try {
    const url = new URL(request.url, 'http://localhost');
    let path = resolve(join(folder, decodeURIComponent(url.pathname)));
    if (path !== folder && !path.startsWith(folder + sep)) return send(404, {}, 'Not found\n');
    if ((await stat(path)).isDirectory()) {
      if (!url.pathname.endsWith('/')) return send(301, {Location: `${url.pathname}/${url.search}`}, '');
      path = join(path, 'index.html');
    }
    path = await realpath(path);
    if (!path.startsWith(folder + sep)) return send(404, {}, 'Not found\n');
    send(200, {'Content-Type': mimeType(path)}, await readFile(path));
  } catch {
    send(404, {'Content-Type': 'text/plain'}, 'Not found\n');
  }
}

// serve(folder, port) -> {server, port}: the first free port from the one asked for; 0 takes any.
export async function serve(folder, port) {
  const root = await realpath(folder);
  for (let candidate = port; ; ++candidate) {
    const server = createServer((request, response) => answer(root, request, response));
    try {
      await new Promise((done, refused) => server.once('error', refused).listen(candidate, '127.0.0.1', done));
      return {server, port: server.address().port};
    } catch (error) {
      if ((error.code !== 'EADDRINUSE' && error.code !== 'EACCES') || candidate >= Math.min(port + 100, 65535)) throw error;
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) {
  const [folder, wanted = '8080'] = process.argv.slice(2);
  const asked = Number(wanted);
  if (!Number.isInteger(asked) || asked < 1 || asked > 65535) {
    console.error(`error: ${wanted} is no port\n  -> choose one of 1 to 65535`);
    process.exit(1);
  }
  const {port} = await serve(folder, asked).catch((error) => {
    console.error(`error: no port of ${asked} to ${Math.min(asked + 100, 65535)} can be used (${error.code})\n  -> choose another: ./run --port N`);
    process.exit(1);
  });
  if (port !== asked) console.log(`Port ${asked} is in use (or not allowed): taking ${port}.`);
  console.log(`\nComptoir is at http://localhost:${port}/\n(Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
