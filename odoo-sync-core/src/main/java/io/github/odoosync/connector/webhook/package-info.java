/**
 * What other systems send by HTTP: checked over the bytes as they came, stored in the inbox before
 * it is answered, and handled later.
 *
 * <p>A {@link io.github.odoosync.connector.webhook.WebhookReceiver}, written by a connector, says
 * what a request is; a {@link io.github.odoosync.connector.webhook.WebhookEndpoint} does the rest,
 * under any HTTP server. In a servlet:
 *
 * <pre>{@code
 * protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
 *   Map<String, List<String>> headers = new HashMap<>();
 *   in.getHeaderNames().asIterator()
 *       .forEachRemaining(name -> headers.put(name, Collections.list(in.getHeaders(name))));
 *   WebhookResponse answer =
 *       endpoint.handle(in.getMethod(), in.getRequestURI(), headers, in.getInputStream());
 *   out.setStatus(answer.status());
 *   answer.headers().forEach(out::setHeader);
 *   out.getOutputStream().write(answer.body());
 * }
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connector.webhook;

import org.jspecify.annotations.NullMarked;
