/**
 * Documents as files: in folders of this machine, or of a partner's SFTP server.
 *
 * <pre>{@code
 * FileTransport files = FileTransport.in(Path.of("/srv/edi/northwind"), FileOptions.standard());
 * for (RawDocument each : files.receive(100)) {
 *   // read it, store what it says, send what is to be answered
 *   files.settle(each, Settlement.TAKEN);
 * }
 * }</pre>
 *
 * <table>
 *   <caption>Folders</caption>
 *   <tr><th>Folder</th><th>Holds</th></tr>
 *   <tr><td>{@code in}</td><td>what the partner sent</td></tr>
 *   <tr><td>{@code working}</td><td>what was received and is not settled; it comes again after the
 *     lease, so that nothing is lost where a process dies</td></tr>
 *   <tr><td>{@code processed}</td><td>what was taken</td></tr>
 *   <tr><td>{@code failed}</td><td>what nothing can be made of, for people to look at</td></tr>
 *   <tr><td>{@code out}</td><td>what is to be fetched by the partner</td></tr>
 * </table>
 *
 * <p>A file is claimed by renaming it, which one of several nodes succeeds in. It is sent under
 * another name and renamed when it is there in full. Traps: a partner's file is taken for whole
 * when it has not changed for a while, unless the partner renames too; whoever fetches a file from
 * {@code out} removes it, and the same file sent again afterwards is there again.
 */
@NullMarked
package io.github.odoosync.connectors.file;

import org.jspecify.annotations.NullMarked;
