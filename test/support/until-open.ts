import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something listens on a port of loopback; throws when nothing does for half a minute. */
export async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isOpen) return;
    await pause(50);
  }
  throw new Error(`nothing listens on port ${port}`);
}
