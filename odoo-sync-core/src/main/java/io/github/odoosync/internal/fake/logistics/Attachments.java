package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Files attached to records. */
final class Attachments implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("ir.attachment")
        .defaultOf("type", "binary")
        .defaultOf("mimetype", "application/octet-stream")
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .computed("checksum", Attachments::checksum)
        .computed("file_size", file -> (long) content(file).length)
        .order("id desc");
  }

  private static byte[] content(Rec file) {
    String data = file.text("datas");
    return data == null ? new byte[0] : Base64.getDecoder().decode(data);
  }

  private static @Nullable Object checksum(Rec file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
