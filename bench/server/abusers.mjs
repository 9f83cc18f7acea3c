// Clients that mean a server no good, until they are killed: node abusers.mjs URL COUNT. By turns, each sends a body
// a byte a second, says that its body is huge and sends without end, sends broken JSON, sends what is no UTF-8, or
// closes its half of the connection in the middle.
import { connect } from 'node:net';

const [url = '', count = '24'] = process.argv.slice(2);
const { port } = new URL(url);
const PATH = '/v1/models/classifier/predict';
const head = (length) =>
  `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

const KINDS = [
  (socket) => {
    socket.write(head(1000));
    const timer = setInterval(() => socket.write(' '), 1000);
    socket.on('close', () => clearInterval(timer));
  },
  (socket) => {
    const chunk = Buffer.alloc(65_536, 'a');
    socket.write(head(1e9));
    const fill = () => {
      if (!socket.destroyed) socket.write(chunk, () => setTimeout(fill, 5));
    };
    fill();
  },
  (socket) => repeat(socket, '{"texts": ["a'),
  (socket) => repeat(socket, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22])),
  (socket) => {
    socket.write(`${head(1000)}{"texts"`);
    setTimeout(() => socket.end(), 100);
  },
];

/** Sends a body as often as it is answered, ten times a second at most. */
function repeat(socket, body) {
  const send = () => {
    if (socket.destroyed) return;
    socket.write(Buffer.concat([Buffer.from(head(body.length)), Buffer.from(body)]));
  };
  socket.on('data', () => setTimeout(send, 100));
  send();
}

function abuse(kind) {
  const socket = connect(Number(port), '127.0.0.1', () => KINDS[kind % KINDS.length](socket));
  socket.resume();
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(() => abuse(kind), 100));
}

for (let kind = 0; kind < Number(count); kind++) abuse(kind);
