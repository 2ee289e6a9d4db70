package org.toolforge.components.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.auth.Authenticator.Unauthenticated;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.inmemory.VirtualTimeline;

class GatewayAuthenticatorTest {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final ToolName ADMINISTRATOR = new ToolName("chief");
  private static final Duration LIFETIME = Duration.ofDays(1);

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-04-04T12:00:00Z"));
  private final DeployTokens tokens =
      new DeployTokens(
          new InMemoryPlatform(timeline, new Script()).deployTokens(),
          LIFETIME,
          timeline,
          new Random(0));
  private final GatewayAuthenticator authenticator =
      new GatewayAuthenticator(tokens, Set.of(ADMINISTRATOR));

  private Caller tool(boolean trusted, List<String> tools, List<String> subjects) {
    return authenticator.authenticate(
        "mytool", Access.TOOL, new Credentials(trusted, tools, subjects, null));
  }

  private Caller claiming(String claim, Access access) {
    return authenticator.authenticate(
        "mytool", access, new Credentials(true, List.of(claim), List.of(), null));
  }

  private Caller token(Access access, String value, boolean inQuery) {
    return with(access, new Credentials.Token(value, inQuery));
  }

  private Caller with(Access access, Credentials.@Nullable Token token) {
    return authenticator.authenticate(
        "mytool", access, new Credentials(false, List.of(), List.of(), token));
  }

  @Test
  void believesATrustedPeerWhichToolItIs() {
    Caller caller = new Caller.ToolItself(TOOL);
    List<String> subject = List.of("CN=mytool,O=toolforge");

    assertThat(tool(true, List.of("mytool"), List.of())).isEqualTo(caller);
    assertThat(tool(true, List.of(), subject)).isEqualTo(caller);
    assertThat(tool(true, List.of("mytool", "mytool"), subject)).isEqualTo(caller);
    assertThat(caller.name()).isEqualTo("mytool");
  }

  @Test
  void believesNobodyElse() {
    assertThatThrownBy(() -> tool(false, List.of("mytool"), List.of()))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining("does not believe you");
  }

  @Test
  void refusesClaimsThatDisagree() {
    assertThatThrownBy(() -> tool(true, List.of("mytool", "other"), List.of()))
        .isInstanceOf(Unauthenticated.class);
    assertThatThrownBy(() -> tool(true, List.of("mytool"), List.of("CN=other,O=toolforge")))
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void letsNoToolDoWhatIsAnothers() {
    assertThatThrownBy(() -> tool(true, List.of("other"), List.of()))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining("You are not tool mytool");
    assertThatThrownBy(() -> tool(true, List.of("mytool,other"), List.of()))
        .isInstanceOf(ComponentsException.Forbidden.class);
  }

  @Test
  void letsAdministratorsDoWhatIsLeftToThemAndNothingElse() {
    Caller administrator = new Caller.Administrator(TOOL, ADMINISTRATOR);

    assertThat(claiming("chief", Access.ADMINISTRATOR)).isEqualTo(administrator);
    assertThat(claiming("chief", Access.TOOL_OR_ADMINISTRATOR)).isEqualTo(administrator);
    assertThat(administrator.tool()).isEqualTo(TOOL);
    assertThat(administrator.name()).isEqualTo("chief (administrator)");
    for (Access access : List.of(Access.TOOL, Access.TOKEN_IN_HEADER, Access.TOKEN)) {
      assertThatThrownBy(() -> claiming("chief", access))
          .isInstanceOf(ComponentsException.Forbidden.class)
          .hasMessageContaining("You are not tool mytool");
    }
  }

  @Test
  void takesAnAdministratorsCertificateAsWell() {
    assertThat(
            authenticator.authenticate(
                "mytool",
                Access.ADMINISTRATOR,
                new Credentials(true, List.of(), List.of("CN=chief,O=toolforge"), null)))
        .isEqualTo(new Caller.Administrator(TOOL, ADMINISTRATOR));
  }

  @Test
  void saysHowToBecomeAnAdministratorToWhomIsNone() {
    assertThatThrownBy(() -> claiming("mytool", Access.ADMINISTRATOR))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining("--admin NAME");
    assertThat(claiming("mytool", Access.TOOL_OR_ADMINISTRATOR))
        .isEqualTo(new Caller.ToolItself(TOOL));
    assertThatThrownBy(() -> claiming("other", Access.TOOL_OR_ADMINISTRATOR))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining("You are not tool mytool");
  }

  @Test
  void takesNoTokenForAnAdministrator() {
    String value = tokens.create(TOOL).value();

    for (Access access : List.of(Access.ADMINISTRATOR, Access.TOOL_OR_ADMINISTRATOR)) {
      assertThatThrownBy(() -> token(access, value, false))
          .isInstanceOf(ComponentsException.Forbidden.class)
          .hasMessageContaining("nothing else");
      assertThatThrownBy(() -> token(access, value, true)).isInstanceOf(Unauthenticated.class);
    }
  }

  @Test
  void letsAToolBeItsOwnAdministratorWhenTheOperatorSaysSo() {
    assertThat(
            authenticator.authenticate(
                "chief",
                Access.ADMINISTRATOR,
                new Credentials(true, List.of("chief"), List.of(), null)))
        .isEqualTo(new Caller.Administrator(ADMINISTRATOR, ADMINISTRATOR));
  }

  @Test
  void findsNoToolOfAnImpossibleName() {
    assertThatThrownBy(() ->
            authenticator.authenticate(
                "No_Tool", Access.TOOL, new Credentials(true, List.of(), List.of(), null)))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void takesATokenWhereOneMayBeSent() {
    String value = tokens.create(TOOL).value();
    Caller holder = new Caller.TokenHolder(TOOL);

    assertThat(token(Access.TOKEN, value, true)).isEqualTo(holder);
    assertThat(token(Access.TOKEN, value, false)).isEqualTo(holder);
    assertThat(token(Access.TOKEN_IN_HEADER, value, false)).isEqualTo(holder);
    assertThat(holder.name()).isEqualTo("mytool (deploy token)");
    assertThatThrownBy(() -> token(Access.TOKEN_IN_HEADER, value, true))
        .isInstanceOf(Unauthenticated.class);
    assertThatThrownBy(() -> token(Access.TOOL, value, true)).isInstanceOf(Unauthenticated.class);
    assertThatThrownBy(() -> token(Access.TOOL, value, false))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining("nothing else");
  }

  @Test
  void saysWhatIsWrongWithATokenAndNeverWhichItWas() {
    assertThatThrownBy(() -> token(Access.TOKEN, "secret", true))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining("has no deploy token yet");

    String value = tokens.create(TOOL).value();
    assertThatThrownBy(() -> token(Access.TOKEN, "secret", true))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining("does not match the tool's token")
        .hasMessageNotContaining("secret");

    timeline.advanceTo(timeline.instant().plus(LIFETIME));
    assertThatThrownBy(() -> token(Access.TOKEN, value, false))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining("has expired")
        .hasMessageNotContaining(value);
  }

  @Test
  void asksForTheHeaderOrAlsoForATokenWhenThereIsNothing() {
    assertThatThrownBy(() -> with(Access.TOOL, null))
        .isInstanceOf(Unauthenticated.class)
        .hasMessage("The 'x-toolforge-tool' header is required");
    assertThatThrownBy(() -> with(Access.TOKEN, null))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining("or a token");
  }

  @Test
  void keepsTokensOutOfTexts() {
    assertThat(new Credentials.Token("secret", true).toString()).doesNotContain("secret");
  }
}
