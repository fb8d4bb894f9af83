/**
 * A web page in the user's own application, for the people who run it: how the flows stand, what
 * failed and why, and what can be done about it.
 *
 * <p>A {@link io.github.odoosync.connectors.console.Console} answers requests under any HTTP
 * server, or opens one of its own on this machine:
 *
 * <pre>{@code
 * Console console = Console.builder(store.lanes()).drift(store.drift()).build();
 * try (ConsoleServer server = console.open(8765)) {
 *   System.out.println(server.link());
 *   ...
 * }
 * }</pre>
 *
 * <p>In a servlet, with the application's own login:
 *
 * <pre>{@code
 * Console console = Console.builder(store.lanes())
 *     .under("/ops").host("erp-sync.example.com")
 *     .login(request -> currentUser().map(user -> ConsoleUser.operator(user.name())))
 *     .build();
 *
 * protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
 *   Map<String, List<String>> headers = new HashMap<>();
 *   in.getHeaderNames().asIterator()
 *       .forEachRemaining(name -> headers.put(name, Collections.list(in.getHeaders(name))));
 *   ConsoleResponse answer = console.handle(ConsoleRequest.of(in.getMethod(), in.getRequestURI(),
 *       in.getQueryString(), headers, in.getInputStream(), in.isSecure()));
 *   out.setStatus(answer.status());
 *   answer.headers().forEach(out::setHeader);
 *   answer.writeTo(out.getOutputStream());
 * }
 * }</pre>
 *
 * <p>What keeps strangers out: a token or the application's login, roles, a list of host names
 * (against DNS rebinding), tokens in forms and the browser's own word on where a request comes from
 * (against forged requests), and a policy that lets the browser load nothing but one style sheet
 * and one script, both from here. All text is escaped at one place, and passes the redaction there.
 *
 * <p>Sessions and the keys of forms are a node's own: behind a balancer, let a browser stay with
 * one node. Trends are kept in memory, and begin anew with the process.
 */
@NullMarked
package io.github.odoosync.connectors.console;

import org.jspecify.annotations.NullMarked;
