import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something listens on a port; throws when nothing does for half a minute. */
export async function untilOpen(host: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isOpen) return;
    await pause(50);
  }
  throw new Error(`nothing listens on ${host}:${port}`);
}
