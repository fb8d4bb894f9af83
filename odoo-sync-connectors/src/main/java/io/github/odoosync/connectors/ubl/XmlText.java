package io.github.odoosync.connectors.ubl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of XML, in the charset that it says. The JDK's reader would find it out too, but prints
 * what it dislikes about bytes to the console.
 */
final class XmlText {

  private static final int HEAD = 200;

  private static final Pattern SAID =
      Pattern.compile("^<\\?xml[^>]{0,100}\\sencoding\\s*=\\s*[\"']([^\"']{0,40})[\"']");

  private XmlText() {}

  static String of(byte[] content) {
    try {
      CharBuffer text =
          charset(content)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content));
      boolean marked = text.length() > 0 && text.get(0) == '\ufeff';
      return text.subSequence(marked ? 1 : 0, text.length()).toString();
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new BadUbl("CHARSET", "Its bytes are not of the charset that it says");
    }
  }

  private static Charset charset(byte[] content) {
    int first = content.length < 2 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
    return switch (first) {
      case 0xfeff -> StandardCharsets.UTF_16BE;
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xefbb -> StandardCharsets.UTF_8;
      default -> said(content);
    };
  }

  // All that may be here has the characters of ASCII where ASCII has them.
  private static Charset said(byte[] content) {
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    Matcher said = SAID.matcher(head);
    return said.find() ? Charset.forName(said.group(1)) : StandardCharsets.UTF_8;
  }
}
