import { type LiveMessage, type LiveQuery, ownFolder } from '../live-message.ts';

/** The first pause after a lost connection, and the longest, in milliseconds. */
const pauses = { first: 250, longest: 2000 };

/** A page nobody sees gives its connection back after this long: a browser has few of them for each host. */
const restAfterMs = 1000;

/**
 * Keeps a page in touch with the server: asks again when the connection is lost, rests while nobody sees the page,
 * and tells each time where the page stands, so that it hears all it has missed.
 */
export function keepConnected(query: () => LiveQuery, take: (message: LiveMessage) => void): void {
  let source: EventSource | null = null;
  let pause = pauses.first;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    if (source !== null || document.hidden) return;
    const opened = new EventSource(`${ownFolder}live?${new URLSearchParams({ ...query() })}`);
    source = opened;
    opened.addEventListener('message', ({ data }) => {
      pause = pauses.first;
      take(JSON.parse(String(data)) as LiveMessage);
    });
    opened.addEventListener('error', () => {
      if (source !== opened) return;
      disconnect();
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, pauses.longest);
    });
  };

  const disconnect = (): void => {
    source?.close();
    source = null;
  };

  document.addEventListener('visibilitychange', () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(disconnect, restAfterMs);
    else connect();
  });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
}
