package io.github.odoosync.connectors.edi.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes to texts, and texts to pieces. */
final class Texts {

  private Texts() {}

  /** Reads bytes; UTF-8 that is none is read byte by byte, as its sender's host wrote it. */
  static String decode(byte[] content, Charset charset, Cleaned cleaned) {
    Charset marked = marked(content, charset);
    String text;
    try {
      text = marked.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      cleaned.warn("CHARSET", "It is not written in " + marked.name() + "; read as ISO-8859-1");
      text = new String(content, StandardCharsets.ISO_8859_1);
    }
    if (text.startsWith("\uFEFF")) {
      cleaned.warn("BOM", "It begins with a byte order mark");
      text = text.substring(1);
    }
    return text;
  }

  /** Splits at a delimiter that is not released, and keeps the release characters. */
  static List<String> split(String text, char delimiter, char release) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (release != '\0' && c == release) {
        i++;
      } else if (c == delimiter) {
        pieces.add(text.substring(start, i));
        start = i + 1;
      }
    }
    pieces.add(text.substring(Math.min(start, text.length())));
    return pieces;
  }

  private static Charset marked(byte[] content, Charset otherwise) {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(content, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : otherwise;
  }

  private static boolean startsWith(byte[] content, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
