import { expose } from 'comlink';
import { Shard } from './training/shard';

expose(new Shard((control) => control.sleepWhilePaused()));
