package org.toolforge.components.inmemory.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.toolforge.components.Components;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.inmemory.Script;

/**
 * Gives each test a system of its own, with nothing in it. Parameters of one test, also those of
 * its {@code @BeforeEach} methods, belong to the same system; the constructor gets one of its own.
 *
 * <pre>{@code
 * @ExtendWith(InMemoryComponentsExtension.class)
 * class MyServiceTest {
 *
 *   @Test
 *   void tellsItsUsersOfAFailedBuild(InMemoryComponents toolforge) {
 *     toolforge.script().build("api").failsWith("no Procfile found");
 *     MyService service = new MyService(toolforge.components());
 *     Deployment deployment = toolforge.deploy("mytool", yaml);
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>A test may ask for {@link InMemoryComponents}, {@link Components} or {@link Script}.
 */
public final class InMemoryComponentsExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(InMemoryComponentsExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == InMemoryComponents.class || type == Components.class || type == Script.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    InMemoryComponents toolforge =
        test.getStore(NAMESPACE)
            .computeIfAbsent(
                InMemoryComponents.class,
                key -> InMemoryComponents.create(),
                InMemoryComponents.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == Components.class) {
      return toolforge.components();
    }
    return type == Script.class ? toolforge.script() : toolforge;
  }
}
