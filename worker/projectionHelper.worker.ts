import { expose } from 'comlink';
import { KernelThread } from './projection/kernelThread';

expose(new KernelThread());
