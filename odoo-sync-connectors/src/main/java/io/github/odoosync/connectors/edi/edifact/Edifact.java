package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.internal.DocumentsCodec;
import java.time.Clock;
import java.util.function.Consumer;

/** Makes codecs of EDIFACT. */
public final class Edifact {

  private Edifact() {}

  /**
   * Returns a codec that refuses to write what a file does not carry in full.
   *
   * @param numbers gives acknowledgements their control numbers
   */
  public static EdiCodec codec(TradingPartner partner, InterchangeNumbers numbers, Clock clock) {
    return new DocumentsCodec(new EdifactStandard(), partner, numbers, clock, null);
  }

  /**
   * Returns a codec that writes also what a file does not carry in full, and tells what is missing.
   *
   * @param numbers gives acknowledgements their control numbers
   * @param losses is told each field that a file does not carry
   */
  public static EdiCodec codec(
      TradingPartner partner,
      InterchangeNumbers numbers,
      Clock clock,
      Consumer<Diagnostic> losses) {
    return new DocumentsCodec(new EdifactStandard(), partner, numbers, clock, losses);
  }
}
