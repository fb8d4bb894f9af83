package io.github.odoosync.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Map<String, String> KEY = Map.of("ODOO_API_KEY", "s3cr3t");

  private static Options parse(String... more) {
    return Options.parse(
        Stream.concat(
                List.of("--url", "http://localhost", "--package", "a.b", "--out", "o").stream(),
                List.of(more).stream())
            .toList(),
        KEY);
  }

  @Test
  void modelsAreTakenWholeOrWithChosenFields() {
    Options options = parse("--models", "a.b, c", "--fields", "d.e=name,state", "--login", "bot");

    assertThat(options.models())
        .containsExactly(
            Map.entry("a.b", List.of()),
            Map.entry("c", List.of()),
            Map.entry("d.e", List.of("name", "state")));
    assertThat(options.login()).contains("bot");
    assertThat(options.database()).isEmpty();
    assertThat(options.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void whatIsMissingOrUnknownIsNamedAndAKeyIsNotEchoed() {
    refused("--models or --fields is missing");
    refused("unknown, or without a value: --modells", "--modells", "a");
    refused("unknown, or without a value: --models", "--models");
    refused("unknown, or without a value: a value without its option", "s3cr3t", "x");
    refused("not the name of a model: ../x", "--models", "../x");
    refused("--fields is given as model=field,field", "--fields", "name");
    assertThatThrownBy(() -> Options.parse(List.of("--models", "a"), KEY))
        .hasMessage("--package is missing");
    assertThatThrownBy(
            () ->
                Options.parse(
                    List.of("--models", "a", "--package", "../x", "--url", "u", "--out", "o"), KEY))
        .hasMessage("--package is not the name of a package");
    assertThatThrownBy(
            () ->
                Options.parse(
                    List.of("--models", "a", "--package", "x", "--url", "u", "--out", "o"),
                    Map.of()))
        .hasMessage("--api-key is missing");
  }

  private static void refused(String reason, String... more) {
    assertThatThrownBy(() -> parse(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }
}
