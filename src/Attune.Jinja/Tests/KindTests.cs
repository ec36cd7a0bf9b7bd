using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests;

/// <summary>Tests for what kind of value a value is.</summary>
internal static class KindTests
{
    public static void Register(Registry<TestDefinition> tests)
    {
        tests.Add(new TestDefinition("defined", Parameters.None, static (_, value, _) => !value.IsUndefined));
        tests.Add(new TestDefinition("undefined", Parameters.None, static (_, value, _) => value.IsUndefined));
        tests.Add(new TestDefinition("none", Parameters.None, static (_, value, _) => value.IsNone));
        tests.Add(new TestDefinition("boolean", Parameters.None, static (_, value, _) => value.IsBool));
        tests.Add(new TestDefinition("true", Parameters.None, static (_, value, _) => value.IsBool && value.IsTrue));
        tests.Add(new TestDefinition("false", Parameters.None, static (_, value, _) => value.IsBool && !value.IsTrue));
        tests.Add(new TestDefinition("integer", Parameters.None, static (_, value, _) => value.IsInteger));
        tests.Add(new TestDefinition("float", Parameters.None, static (_, value, _) => value.IsFloat));
        tests.Add(new TestDefinition("number", Parameters.None, static (_, value, _) => value.IsNumber));
        tests.Add(new TestDefinition("string", Parameters.None, static (_, value, _) => value.IsString));
        tests.Add(new TestDefinition("mapping", Parameters.None, static (_, value, _) => Mappings.IsMapping(value)));
        tests.Add(new TestDefinition("sequence", Parameters.None, static (_, value, _) => IsSequence(value)));
        tests.Add(
            new TestDefinition("iterable", Parameters.None, static (state, value, _) => IsIterable(state, value))
        );
        tests.Add(new TestDefinition("callable", Parameters.None, static (_, value, _) => Callables.IsCallable(value)));
        tests.Add(new TestDefinition("escaped", Parameters.None, static (_, value, _) => Html.IsSafe(value)));
        tests.Add(
            new TestDefinition(
                "sameas",
                Parameters.Of(Parameter.Required("other")),
                static (_, value, arguments) => IsSame(value, arguments[0])
            )
        );
    }

    // Has a length and can be indexed: dicts too, and what is not there.
    private static bool IsSequence(Value value) =>
        value.Kind switch
        {
            ValueKind.None or ValueKind.Bool or ValueKind.Int or ValueKind.BigInt or ValueKind.Float => false,
            ValueKind.Undefined => value.AsUndefined!.Kind != UndefinedKind.Strict,
            ValueKind.Object => value.TryGetObject(out JinjaObject? item)
                && item.Length is not null
                && (item.IsSequence || item.IsMapping),
            _ => true,
        };

    private static bool IsIterable(RenderState state, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.None or ValueKind.Bool or ValueKind.Int or ValueKind.BigInt or ValueKind.Float:
                return false;
            case ValueKind.Undefined:
                var undefined = value.AsUndefined!;
                return undefined.Kind == UndefinedKind.Strict ? throw undefined.ToException() : true;
            case ValueKind.Object:
                return ((JinjaObject)value._ref!).Iterate(state) is not null;
            default:
                return true;
        }
    }

    // Numbers and short strings are one object in Python wherever they come from; other strings are where they come from
    // one place.
    private static bool IsSame(Value left, Value right)
    {
        if (left.IsString && right.IsString && left.IsMarkup == right.IsMarkup)
        {
            return ReferenceEquals(left._ref, right._ref)
                || (left.StringPayload.Length < 2 && left.StringPayload == right.StringPayload);
        }

        if (left.IsInteger && right.IsInteger)
        {
            return ValueEquality.AreEqual(left, right);
        }

        return ReferenceEquals(left._ref, right._ref)
            && left._bits == right._bits
            && left.AsUndefined is not { StandsForMany: true };
    }
}
