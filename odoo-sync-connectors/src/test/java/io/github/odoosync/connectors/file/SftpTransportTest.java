package io.github.odoosync.connectors.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.observe.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same by way of a real SFTP server. */
class SftpTransportTest extends FileTransportTest {

  private static final String PASSWORD = "open sesame";

  private static final KeyPair KEY = key();

  private final SshServer server = SshServer.setUpDefaultServer();

  @BeforeEach
  void start() throws IOException {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(KEY));
    server.setPasswordAuthenticator((user, given, session) -> PASSWORD.equals(given));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  @Override
  FileTransport transport(FileOptions options) {
    return FileTransport.over(login(PASSWORD, KeyUtils.getFingerPrint(KEY.getPublic())), options);
  }

  @Test
  void aServerWithAnotherKeyIsNotSpokenTo() {
    String other = KeyUtils.getFingerPrint(key().getPublic());
    FileTransport stranger = FileTransport.over(login(PASSWORD, other), FileOptions.standard());
    assertThatThrownBy(() -> stranger.receive(1)).isInstanceOf(NoAnswerException.class);
  }

  @Test
  void aRefusedLoginSaysNoSecret() {
    String fingerprint = KeyUtils.getFingerPrint(KEY.getPublic());
    FileTransport locked = FileTransport.over(login("wrong", fingerprint), FileOptions.standard());
    assertThatThrownBy(() -> locked.receive(1))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageNotContaining("wrong");
  }

  private SftpOptions login(String password, String fingerprint) {
    return SftpOptions.builder("127.0.0.1", "acme", fingerprint)
        .port(server.getPort())
        .password(Secret.of(password))
        .folder("")
        .build();
  }

  private static KeyPair key() {
    try {
      return KeyUtils.generateKeyPair("ssh-rsa", 2048);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
