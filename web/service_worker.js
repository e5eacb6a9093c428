// The service worker: the page opens with no network, whatever was opened before. The build writes VERSION (of all these files) and FILES:
// what the page may ask for, with each file's SHA-256. They are fetched together and are taken only if every one is as it should be, so
// that no visit ever has files of two versions. The pages that stand by themselves (lessons, documentation, pictures) come from the network,
// and from what was seen of them where there is none.
const files = new Map(FILES);   // path -> SHA-256, as base64
const root = new URL('./', location.href).href;
const mine = `comptoir ${root} `;   // a host may hold other sites
const own = mine + VERSION;
const seen = `${own} seen`;

// The path within the site; null of other sites.
function pathOf(address) {
  const url = new URL(address);
  const path = (url.origin + url.pathname).startsWith(root) ? (url.origin + url.pathname).slice(root.length) : null;
  return path === '' ? 'index.html' : path;
}

async function fetchAsItShouldBe([path, hash]) {
  // Not from the browser's own cache, which may be older; and by the name that no host leads elsewhere from.
  const response = await fetch(path === 'index.html' ? root : root + path, {cache: 'no-cache'});
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  if (!response.ok || btoa(String.fromCharCode(...new Uint8Array(digest))) !== hash) throw new Error(`${path} is not of this version`);
  return [path, response];
}

async function install() {
  const fetched = await Promise.all([...files].map(fetchAsItShouldBe));
  const cache = await caches.open(own);
  await Promise.all(fetched.map(([path, response]) => cache.put(root + path, response)));
}

async function forgetOlder() {
  const old = (await caches.keys()).filter((name) => name.startsWith(mine) && name !== own && name !== seen);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromNetwork(request) {
  try {
    const response = await fetch(request);
    if (response.ok && response.type === 'basic') await (await caches.open(seen)).put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, {ignoreSearch: true});
    if (kept) return kept;
    throw error;
  }
}

const kept = async (path) => (await caches.open(own)).match(root + path);

// A newer version waits until nobody uses this one. A page that is alone and is opened again begins with the newer one, as soon as that has
// taken over.
const beginAgain = '<script>const again = () => location.reload(); navigator.serviceWorker.oncontrollerchange = again; setTimeout(again, 2000);</script>';

async function openPage(request) {
  const {waiting} = registration;
  if (waiting && (await clients.matchAll({type: 'window'})).length < 2) {
    waiting.postMessage('begin');
    return new Response(beginAgain, {headers: {'Content-Type': 'text/html'}});
  }
  return await kept('index.html') ?? fetch(request);
}

async function ofThisVersion(path) {
  return await kept(path) ?? (await fetchAsItShouldBe([path, files.get(path)]))[1];
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
addEventListener('message', ({data}) => { if (data === 'begin') skipWaiting(); });
addEventListener('fetch', (event) => {
  const {request} = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === null || path === 'service_worker.js') return;
  if (path === 'index.html' && request.mode === 'navigate') event.respondWith(openPage(request));
  else if (files.has(path)) event.respondWith(ofThisVersion(path));
  else event.respondWith(fromNetwork(request));
});
