package io.github.odoosync.connectors.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text as bytes, strictly: nothing is replaced by question marks. */
final class FileText {

  private static final char MARK = '\ufeff';

  private FileText() {}

  /** Reads; a byte order mark goes before what was agreed. */
  static String read(byte[] content, Charset agreed) {
    Charset charset = marked(content, agreed);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    try {
      CharBuffer text = decoder.decode(bytes);
      return text.length() > 0 && text.get(0) == MARK
          ? text.subSequence(1, text.length()).toString()
          : text.toString();
    } catch (CharacterCodingException e) {
      throw new BadFile(
          Problem.CHARSET, 0, "Byte " + (bytes.position() + 1) + " is none of " + charset);
    }
  }

  private static Charset marked(byte[] content, Charset agreed) {
    if (starts(content, 0xef, 0xbb) && content.length > 2 && (content[2] & 0xff) == 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if (starts(content, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    return starts(content, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : agreed;
  }

  private static boolean starts(byte[] content, int first, int second) {
    return content.length > 1 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
  }

  /** Writes, in the charset or not at all. */
  static byte[] write(String text, Charset charset, boolean mark) {
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(mark ? MARK + text : text));
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return content;
    } catch (CharacterCodingException e) {
      throw new BadFile(Problem.CHARSET, 0, "It has characters that " + charset + " has not");
    }
  }
}
