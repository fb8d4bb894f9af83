package io.github.odoosync.connectors.file;

import io.github.odoosync.observe.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.RemoteResourceInfo;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.sftp.SFTPException;

/** Folders on an SFTP server. */
final class SftpArea implements Area {

  private static final int CHUNK = 32_000;

  private final SSHClient ssh = new SSHClient();
  private final SFTPClient sftp;
  private final String root;

  SftpArea(SftpOptions options) throws IOException {
    this.root = options.folder();
    int millis = Math.toIntExact(options.timeout().toMillis());
    ssh.setConnectTimeout(millis);
    ssh.setTimeout(millis);
    ssh.addHostKeyVerifier(options.fingerprint());
    try {
      ssh.connect(options.host(), options.port());
      authenticate(options);
      this.sftp = ssh.newSFTPClient();
    } catch (IOException | RuntimeException e) {
      ssh.close();
      throw e;
    }
  }

  private void authenticate(SftpOptions options) throws IOException {
    Secret key = options.privateKey();
    Secret password = options.password();
    if (key != null) {
      ssh.authPublickey(options.user(), ssh.loadKeys(key.reveal(), null, null));
    } else if (password != null) {
      ssh.authPassword(options.user(), password.reveal());
    } else {
      throw new IOException("Neither a password nor a key was given");
    }
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    sftp.mkdirs(path(folder));
    List<Entry> entries = new ArrayList<>();
    for (RemoteResourceInfo file : sftp.ls(path(folder))) {
      if (file.getAttributes().getType() == FileMode.Type.REGULAR) {
        entries.add(
            new Entry(
                file.getName(),
                file.getAttributes().getSize(),
                Instant.ofEpochSecond(file.getAttributes().getMtime())));
      }
    }
    return entries;
  }

  @Override
  public byte[] read(String folder, String name, int most) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (RemoteFile file = sftp.open(path(folder, name))) {
      while (content.size() < most) {
        int wanted = Math.min(chunk.length, most - content.size());
        int read = file.read(content.size(), chunk, 0, wanted);
        if (read < 0) {
          break;
        }
        content.write(chunk, 0, read);
      }
    }
    return content.toByteArray();
  }

  @Override
  public void write(String folder, String name, byte[] content) throws IOException {
    sftp.mkdirs(path(folder));
    EnumSet<OpenMode> modes = EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.TRUNC);
    try (RemoteFile file = sftp.open(path(folder, name), modes)) {
      for (int at = 0; at < content.length; at += CHUNK) {
        file.write(at, content, at, Math.min(CHUNK, content.length - at));
      }
    }
  }

  @Override
  public boolean rename(String folder, String name, String newFolder, String newName)
      throws IOException {
    sftp.mkdirs(path(newFolder));
    // Version 3 of the protocol lets servers answer a name that is taken in any way.
    if (sftp.statExistence(path(newFolder, newName)) != null) {
      return false;
    }
    try {
      sftp.rename(path(folder, name), path(newFolder, newName));
      return true;
    } catch (SFTPException e) {
      if (e.getStatusCode() == StatusCode.NO_SUCH_FILE) {
        return false;
      }
      throw e;
    }
  }

  private String path(String folder) {
    return root + "/" + folder;
  }

  private String path(String folder, String name) {
    return path(folder) + "/" + name;
  }

  @Override
  public void close() throws IOException {
    try {
      sftp.close();
    } finally {
      ssh.close();
    }
  }
}
