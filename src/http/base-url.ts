/**
 * The address under which a client reaches this server, for links in answers.
 *
 * What the operator says comes first. Otherwise the request's own Host is taken, if it is a host and no more;
 * `X-Forwarded-*` is not looked at, since anybody can send it.
 */
import type { FastifyRequest } from 'fastify';

const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

export function baseUrlOf(request: FastifyRequest, publicUrl = ''): string {
  if (publicUrl !== '') return publicUrl.replace(/\/+$/, '');
  if (HOST.test(request.host)) return `${request.protocol}://${request.host}`;
  const { localAddress = '127.0.0.1', localPort = 80 } = request.socket;
  const address = localAddress.includes(':') ? `[${localAddress}]` : localAddress;
  return `${request.protocol}://${address}:${localPort}`;
}
