package org.toolforge.components.inmemory.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any port, with everything that may befall a call to it: an error or a crash before it or after it
 * had its effect, a pause while the world goes on, a write that loses, a notice that is never
 * heard.
 */
final class FaultyPort implements InvocationHandler {

  /**
   * Calls that act outside of the store; the engine makes them right after a check, see {@link
   * #call}.
   */
  private static final Set<String> EFFECTS = Set.of("start", "cancel", "apply");

  private static final Set<String> COMPARED_WRITES =
      Set.of("save", "saveProgress", "saveIntent", "remove");

  private final Object delegate;
  private final String name;
  private final World world;

  private FaultyPort(Object delegate, String name, World world) {
    this.delegate = delegate;
    this.name = name;
    this.world = world;
  }

  static <P> P around(Class<P> port, P delegate, World world) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            new FaultyPort(delegate, port.getSimpleName(), world));
    return port.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    @Nullable Object[] given = args == null ? new Object[0] : args;
    return method.getName().equals("watch")
        ? method.invoke(delegate, lossy(given[0]))
        : call(method, given);
  }

  /**
   * One call. An engine makes an effect only right after it has checked that nobody else wrote, so
   * no pause comes between the two; everything else may be paused before, effects and compared
   * writes after. What a user calls may be paused in any case.
   */
  private @Nullable Object call(Method method, @Nullable Object[] args) throws Throwable {
    boolean compared = isComparedWrite(method);
    boolean effect = isEffect(method) && world.isEngineAtWork();
    String call = name + "." + method.getName();
    Mischief mischief = world.mischief();
    if (world.isEngineAtWork()) {
      mischief.maybeCrash();
    }
    if (!effect && world.mayPause() && mischief.pauses()) {
      world.goesOnMeanwhile(call);
    }
    mischief.maybeFail(call);
    if (compared && mischief.conflicts()) {
      mischief.countConflict();
      return lost(method);
    }
    world.inspector().before(method.getName(), args);
    @Nullable Object result = delegated(method, args);
    world.inspector().after(method.getName(), args);
    if (compared && lost(method).equals(result)) {
      mischief.countConflict();
    }
    if (effect || compared) {
      world.note(() -> call + " " + Described.all(args) + " -> " + Described.of(result));
    }
    if (world.isEngineAtWork()) {
      mischief.maybeCrash();
    }
    if ((effect || compared) && world.mayPause() && mischief.pauses()) {
      world.goesOnMeanwhile(call);
    }
    mischief.maybeFail(call);
    if (call.equals("DeploymentStore.find") && !Optional.empty().equals(result)) {
      world.looksAtDeployment();
    }
    return result;
  }

  private boolean isEffect(Method method) {
    // Removing a job or the record itself is an effect as well; removing a config is not.
    return EFFECTS.contains(method.getName())
        || (method.getName().equals("remove") && !name.equals("ConfigStore"));
  }

  /** Removing a job is compared with nothing; the other removals say whether they took place. */
  private static boolean isComparedWrite(Method method) {
    return COMPARED_WRITES.contains(method.getName()) && method.getReturnType() != void.class;
  }

  /** What a compared write answers when somebody else wrote before it. */
  private static Object lost(Method method) {
    return method.getReturnType() == boolean.class ? (Object) false : Optional.empty();
  }

  private @Nullable Object delegated(Method method, @Nullable Object[] args) throws Throwable {
    try {
      return method.invoke(delegate, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @SuppressWarnings("unchecked") // every watch of a port takes one consumer
  private Consumer<Object> lossy(@Nullable Object consumer) {
    Consumer<Object> listener = (Consumer<Object>) consumer;
    return notice -> {
      if (listener != null && !world.mischief().dropsNotice()) {
        listener.accept(notice);
      }
    };
  }
}
