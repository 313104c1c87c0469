import { CROWDING_GLSL } from '../crowding';
import { HOLLOW, SHAPE_REACH } from '../pointShapes';
import { SHAPE_DISTANCE } from './shapeShader';

/** A point between two positions; the rim is in the surface colour. Lengths in device pixels. */
export const VERTEX_SHADER = `#version 300 es
precision highp float;
layout(location = 0) in vec4 a_pair;
layout(location = 1) in float a_radius;
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec2 a_rooms;
layout(location = 4) in float a_shape;
uniform float u_t;
uniform float u_sizeScale;
uniform float u_pixelRatio;
uniform vec2 u_size;
uniform vec3 u_affine;
out vec4 v_color;
flat out float v_radius;
flat out float v_rim;
flat out float v_shape;
flat out float v_size;
flat out float v_pixelRatio;
${CROWDING_GLSL}

void main() {
  if (abs(a_pair.z) > 1e29) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = 1.0;
    return;
  }
  vec2 data = mix(a_pair.xy, a_pair.zw, u_t);
  vec2 screen = vec2(u_affine.y + u_affine.x * data.x, u_affine.z - u_affine.x * data.y);
  gl_Position = vec4(screen.x / u_size.x * 2.0 - 1.0, 1.0 - screen.y / u_size.y * 2.0, 0.0, 1.0);
  float room = mix(a_rooms.x, a_rooms.y, u_t) * u_affine.x;
  float radius = a_radius * u_sizeScale * crowdSize(room / u_sizeScale);
  float rim = clamp((radius - 1.4) * 0.45, 0.0, 1.0);
  v_radius = radius * u_pixelRatio;
  v_rim = rim * u_pixelRatio;
  v_color = vec4(a_color.rgb, a_color.a * crowdOpacity(room, radius));
  v_shape = a_shape;
  v_pixelRatio = u_pixelRatio;
  v_size = 2.0 * (v_radius * (mod(a_shape, ${HOLLOW}.0) < 0.5 ? 1.0 : ${SHAPE_REACH}) + v_rim) + 2.0;
  gl_PointSize = v_size;
}`;

export const FRAGMENT_SHADER = `#version 300 es
precision mediump float;
in vec4 v_color;
flat in float v_radius;
flat in float v_rim;
flat in float v_shape;
flat in float v_size;
flat in float v_pixelRatio;
uniform vec3 u_surface;
out vec4 o_color;
${SHAPE_DISTANCE}

void main() {
  float d = shapeDistance((gl_PointCoord - 0.5) * v_size, v_radius, v_shape, v_pixelRatio);
  float disc = clamp(0.5 - d, 0.0, 1.0);
  float whole = clamp(v_rim + 0.5 - d, 0.0, 1.0);
  float alpha = whole * v_color.a;
  if (alpha <= 0.0) discard;
  o_color = vec4(mix(u_surface, v_color.rgb, disc / max(whole, 1e-4)) * alpha, alpha);
}`;
