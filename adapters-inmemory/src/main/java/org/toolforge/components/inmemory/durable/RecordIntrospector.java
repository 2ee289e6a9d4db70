package org.toolforge.components.inmemory.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of records and sealed interfaces what annotations would say, which they do not have: a
 * sealed interface tells by its type's simple name which it is, and a record that only gives a text
 * a meaning is that text.
 */
final class RecordIntrospector extends NopAnnotationIntrospector {

  private static final JsonTypeInfo.Value TYPE_IS_NAMED =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null, null);

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType base) {
    return type.getRawType().isSealed()
        ? new StdTypeResolverBuilder().init(TYPE_IS_NAMED, null)
        : null;
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated type) {
    if (!type.getRawType().isSealed()) {
      return null;
    }
    List<NamedType> subtypes = new ArrayList<>();
    for (Class<?> subtype : type.getRawType().getPermittedSubclasses()) {
      subtypes.add(new NamedType(subtype, subtype.getSimpleName()));
    }
    return subtypes;
  }

  @Override
  public @Nullable Boolean hasAsValue(Annotated member) {
    boolean isValue = member instanceof AnnotatedField field && isText(field.getDeclaringClass());
    return isValue ? true : null;
  }

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(
      MapperConfig<?> config, Annotated creator) {
    boolean takesValue =
        creator instanceof AnnotatedConstructor constructor
            && isText(constructor.getDeclaringClass());
    return takesValue ? JsonCreator.Mode.DELEGATING : null;
  }

  /** A variant of a sealed interface is no bare text: it has to tell which one it is. */
  private static boolean isText(Class<?> type) {
    if (!type.isRecord() || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) {
      return false;
    }
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getType() == String.class;
  }
}
