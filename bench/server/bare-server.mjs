// What HTTP alone costs on this machine: Node's own server, which reads a body and sends it back.
import { createServer } from 'node:http';

const server = createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', () => {
    const body = Buffer.concat(chunks);
    outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
    outgoing.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.on('SIGTERM', () => process.exit());
