/**
 * TensorFlow.js as the classifier uses it: only worker/classifier/ imports it, and what imports this is loaded when a
 * classifier is opened.
 */
// First, and whole: it gives tensors their operations, which the layers call.
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export * as tf from '@tensorflow/tfjs-core';
export * as keras from '@tensorflow/tfjs-layers';
