import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Git's own HTTP server on loopback, which asks for a token. */
export interface GitServer {
  readonly address: string;
  /** Breaks the connection when so many bytes of a push have come; null for never. */
  breaksAfter: number | null;
  stop(): void;
}

/** Serves the bare repository over HTTP to who has the token as a password. */
export async function serveGit(repository: string, token: string): Promise<GitServer> {
  const server = createServer((request, response) => {
    const [, password = ''] = Buffer.from(
      (request.headers.authorization ?? '').slice('Basic '.length),
      'base64',
    )
      .toString()
      .split(':');
    if (password !== token) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const { breaksAfter } = state;
    if (
      request.method === 'POST' &&
      request.url?.endsWith('git-receive-pack') === true &&
      breaksAfter !== null
    ) {
      let received = 0;
      request.on('data', (bytes: Buffer) => {
        received += bytes.length;
        if (received >= breaksAfter) request.socket.destroy();
      });
      return;
    }
    serve(repository, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: GitServer = {
    address: `http://127.0.0.1:${port}/${path.basename(repository)}`,
    breaksAfter: null,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return state;
}

/** One request to `git http-backend`, as RFC 3875 has it. */
function serve(repository: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const backend = spawn('git', ['-c', 'http.receivepack=true', 'http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: path.dirname(repository),
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method ?? 'GET',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(request.headers['content-length'] === undefined
        ? {}
        : { CONTENT_LENGTH: request.headers['content-length'] }),
      ...(request.headers['content-encoding'] === undefined
        ? {}
        : { HTTP_CONTENT_ENCODING: request.headers['content-encoding'] }),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'someone',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  const pieces: Buffer[] = [];
  backend.stdout.on('data', (bytes: Buffer) => pieces.push(bytes));
  backend.on('close', () => {
    const answer = Buffer.concat(pieces);
    const end = answer.indexOf('\r\n\r\n');
    const headers = new Map(
      answer
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
    );
    const status = Number.parseInt(headers.get('Status') ?? '200', 10);
    headers.delete('Status');
    response.writeHead(status, Object.fromEntries(headers)).end(answer.subarray(end + 4));
  });
}
