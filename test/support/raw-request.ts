import net from 'node:net';

/** Sends bytes as they are to a server and returns all that comes back; the connection may be closed by either. */
export function rawRequest(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    let received = '';
    socket.setEncoding('latin1').setTimeout(5000, () => socket.destroy());
    socket.on('data', (text: string) => (received += text));
    socket.on('close', () => resolve(received));
    socket.on('error', (cause) => (received === '' ? reject(cause) : resolve(received)));
  });
}

/** A GET as a client writes it that hides nothing and mends nothing. */
export function rawGet(
  address: string,
  target: string,
  host: string | null = new URL(address).host,
): Promise<string> {
  const lines = [`GET ${target} HTTP/1.1`, ...(host === null ? [] : [`Host: ${host}`]), 'Connection: close'];
  return rawRequest(address, `${lines.join('\r\n')}\r\n\r\n`);
}
