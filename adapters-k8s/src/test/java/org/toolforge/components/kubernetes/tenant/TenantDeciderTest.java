package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.TenantState;

class TenantDeciderTest {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final TenantSettings SETTINGS = TenantSettings.DEFAULT;
  private static final Wanted WANTED = new Wanted(SETTINGS);

  private final TenantDecider decider = new TenantDecider(SETTINGS);
  private boolean finalizer = true;
  private boolean adopt;
  private boolean deleted;
  private Optional<KubeObject> namespace = Optional.empty();
  private List<KubeObject> contents = List.of();

  private Tool tool() {
    KubeObject object = KubeObject.named(Resource.TOOLS, "", TOOL.value());
    identify(object, "uid-of-tool");
    if (deleted) {
      object.metadata().addProperty("deletionTimestamp", "2026-04-04T12:00:00Z");
    }
    if (finalizer) {
      object.metadata().add("finalizers", Trees.listOf(new JsonPrimitive(Tool.FINALIZER)));
    }
    JsonObject spec = new JsonObject();
    spec.addProperty("adopt", adopt);
    object.tree().add("spec", spec);
    return new Tool(object);
  }

  private static KubeObject identify(KubeObject object, String uid) {
    object.metadata().addProperty("uid", uid);
    object.metadata().addProperty("resourceVersion", "7");
    return object;
  }

  private void foreignNamespace() {
    namespace =
        Optional.of(identify(KubeObject.named(Resource.NAMESPACES, "", "tool-mytool"), "n"));
  }

  private void madeNamespace() {
    namespace = Optional.of(identify(WANTED.namespace(TOOL, tool()).object(), "n"));
  }

  private void adoptedNamespace() {
    foreignNamespace();
    JsonObject marks = Marks.adopting(namespace.orElseThrow(), tool());
    namespace
        .orElseThrow()
        .metadata()
        .add("annotations", marks.getAsJsonObject("metadata").get("annotations"));
  }

  private void namespaceGoes() {
    namespace.orElseThrow().metadata().addProperty("deletionTimestamp", "2026-04-04T12:00:00Z");
  }

  private void everythingInIt() {
    contents = new ArrayList<>();
    WANTED
        .contents(TOOL, tool())
        .forEach(item -> contents.add(identify(item.object(), "of " + item.resource().plural())));
  }

  private Decision decision() {
    return decider.decide(new Facts(tool(), TOOL, namespace, contents));
  }

  private List<String> acts() {
    Decision decision = decision();
    assertThat(decision.verdict()).isEmpty();
    return decision.acts().stream().map(TenantDeciderTest::described).toList();
  }

  private static String described(Act act) {
    return switch (act) {
      case Act.Create create -> "create " + create.resource().plural();
      case Act.Apply apply -> "apply " + apply.resource().plural();
      case Act.Patch patch -> "patch " + patch.resource().plural();
      case Act.Delete delete -> "delete " + delete.resource().plural();
    };
  }

  private TenantState said() {
    Decision decision = decision();
    assertThat(decision.acts()).isEmpty();
    return decision.verdict().orElseThrow().state();
  }

  @Test
  void holdsTheObjectBeforeAnythingIsMade() {
    finalizer = false;

    assertThat(acts()).containsExactly("patch tools");
  }

  @Test
  void makesEverythingWhenNothingIsThere() {
    assertThat(acts())
        .containsExactly(
            "create namespaces",
            "apply resourcequotas",
            "apply limitranges",
            "apply networkpolicies",
            "apply serviceaccounts",
            "apply rolebindings");
  }

  @Test
  void isContentWithWhatItWants() {
    madeNamespace();
    everythingInIt();

    assertThat(said()).isEqualTo(TenantState.PREPARED);
    assertThat(decision().checkAgainIn()).isEmpty();
  }

  @Test
  void makesOnlyWhatIsMissing() {
    madeNamespace();
    everythingInIt();
    contents = contents.subList(1, contents.size());

    assertThat(acts()).containsExactly("apply resourcequotas");
  }

  @Test
  void changesWhatIsOursAndNotAsWanted() {
    madeNamespace();
    everythingInIt();
    contents.get(2).part("spec").orElseThrow().add("ingress", Trees.listOf());

    assertThat(acts()).containsExactly("apply networkpolicies");
  }

  @Test
  void makesABindingAnewThatBindsToAnotherRole() {
    madeNamespace();
    everythingInIt();
    contents.get(4).part("roleRef").orElseThrow().addProperty("name", "admin");

    assertThat(acts()).containsExactly("delete rolebindings", "apply rolebindings");
  }

  @Test
  void leavesAloneWhatSomebodyElseMadeUnderSuchAName() {
    adoptedNamespace();
    everythingInIt();
    contents.forEach(theirs -> {
      theirs.metadata().remove("annotations");
      theirs.tree().remove("spec");
    });

    assertThat(said()).isEqualTo(TenantState.PREPARED);
    deleted = true;
    assertThat(acts()).containsExactly("patch namespaces");
  }

  @Test
  void restoresTheLabelsOfANamespaceThatItMade() {
    madeNamespace();
    everythingInIt();
    namespace.orElseThrow().metadata().remove("labels");

    assertThat(acts()).containsExactly("patch namespaces");
  }

  @Test
  void leavesAForeignNamespaceAloneUntilItMayAdoptIt() {
    foreignNamespace();
    assertThat(said()).isEqualTo(TenantState.NAMESPACE_EXISTS);

    adopt = true;
    assertThat(acts()).containsExactly("patch namespaces");

    adoptedNamespace();
    everythingInIt();
    assertThat(said()).isEqualTo(TenantState.PREPARED);
    adopt = false;
    assertThat(said()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  void waitsUntilANamespaceIsGoneThatSomebodyDeleted() {
    madeNamespace();
    namespaceGoes();
    assertThat(said()).isEqualTo(TenantState.PREPARING);
    assertThat(decision().checkAgainIn()).isPresent();

    foreignNamespace();
    namespaceGoes();
    assertThat(said()).isEqualTo(TenantState.PREPARING);
  }

  @Test
  void removesTheNamespaceThatItMadeAndThenLetsGo() {
    deleted = true;
    madeNamespace();
    everythingInIt();
    assertThat(acts()).containsExactly("delete namespaces");

    namespaceGoes();
    assertThat(said()).isEqualTo(TenantState.TERMINATING);
    assertThat(decision().checkAgainIn()).isPresent();

    namespace = Optional.empty();
    assertThat(acts()).containsExactly("patch tools");
    finalizer = false;
    assertThat(decision()).isEqualTo(Decision.nothing());
  }

  @Test
  void takesFromAnAdoptedNamespaceOnlyWhatItPutThere() {
    deleted = true;
    adoptedNamespace();
    everythingInIt();

    assertThat(acts())
        .containsExactly(
            "delete resourcequotas",
            "delete limitranges",
            "delete networkpolicies",
            "delete serviceaccounts",
            "delete rolebindings",
            "patch namespaces");

    foreignNamespace();
    assertThat(acts()).containsExactly("patch tools");
  }

  @Test
  void neverDeletesANamespaceThatIsSomebodyElses() {
    deleted = true;
    adopt = true;
    foreignNamespace();

    assertThat(acts()).containsExactly("patch tools");
  }

  @Test
  void writesAQuantityAsTheClusterDoes() {
    madeNamespace();
    everythingInIt();
    contents
        .get(0)
        .part("spec")
        .orElseThrow()
        .getAsJsonObject("hard")
        .addProperty("pods", "40000m");

    assertThat(said()).isEqualTo(TenantState.PREPARED);
  }
}
