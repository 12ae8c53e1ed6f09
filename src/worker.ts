import './build/worker.ts';
