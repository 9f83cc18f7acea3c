// Keeps the whole lab for when there is no network, and gives its pages the isolation that threads need where the host
// does not. It never reloads a page: a new build waits until the tabs of the old one are closed.

/** The build's own name, and all of its files; the build writes both here. */
const { version, files } = JSON.parse('{"version":"","files":[]}');

const PREFIX = 'malmoi-lab-';
const CACHE = PREFIX + version;

/** Names that are given by content: the same name is the same file in every build. */
const NAMED_BY_CONTENT = /-[\w-]{8}\.\w+$/;

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOtherBuilds()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOwn = request.url.startsWith(self.registration.scope);
  if (request.method === 'GET' && isOwn) event.respondWith(answer(request));
});

/** Tells a page how many of all files are kept. */
self.addEventListener('message', (event) => {
  const tell = async () => {
    const cache = await caches.open(CACHE);
    event.ports[0]?.postMessage({ kept: (await cache.keys()).length, all: files.length });
  };
  event.waitUntil(tell());
});

/** Fetches all files; those that an earlier build had are not fetched again. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  for (const file of files) {
    const url = new URL(file, self.registration.scope).href;
    const kept = NAMED_BY_CONTENT.test(file) ? await caches.match(url) : undefined;
    if (kept === undefined) await cache.add(new Request(url, { cache: 'no-cache' }));
    else await cache.put(url, kept);
  }
}

async function forgetOtherBuilds() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** A page comes from the network if there is one; what a page needs comes from here first. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const fromHere = () => cache.match(request, { ignoreSearch: true });
  if (request.mode !== 'navigate') return isolate((await fromHere()) ?? (await fetch(request)));
  try {
    return isolate(await fetch(request));
  } catch (error) {
    const kept = await fromHere();
    if (kept === undefined) throw error;
    return isolate(kept);
  }
}

/** Adds the headers of isolation to what a host sent without them. */
function isolate(response) {
  const isWhole = response.type === 'basic' || response.type === 'default';
  if (!isWhole || response.headers.has('Cross-Origin-Embedder-Policy')) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}
