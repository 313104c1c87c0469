import { expose } from 'comlink';
import { compileKernels } from './kernels/kernels';
import { Projector } from './projection/projector';

expose(new Projector(() => compileKernels(false)));
