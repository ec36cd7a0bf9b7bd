using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests;

/// <summary>Tests for a property of a number or string, and for the names of filters and tests.</summary>
internal static class PropertyTests
{
    public static void Register(Registry<TestDefinition> tests)
    {
        tests.Add(
            new TestDefinition(
                "odd",
                Parameters.None,
                static (state, value, _) => ValueEquality.AreEqual(Arithmetic.Modulo(state, value, 2), 1)
            )
        );
        tests.Add(
            new TestDefinition(
                "even",
                Parameters.None,
                static (state, value, _) => ValueEquality.AreEqual(Arithmetic.Modulo(state, value, 2), 0)
            )
        );
        tests.Add(
            new TestDefinition(
                "divisibleby",
                Parameters.Of(Parameter.Required("num")),
                static (state, value, arguments) =>
                    ValueEquality.AreEqual(Arithmetic.Modulo(state, value, arguments[0]), 0)
            )
        );
        tests.Add(
            new TestDefinition(
                "lower",
                Parameters.None,
                static (state, value, _) => PyClassify.IsLower(state.ToText(value))
            )
        );
        tests.Add(
            new TestDefinition(
                "upper",
                Parameters.None,
                static (state, value, _) => PyClassify.IsUpper(state.ToText(value))
            )
        );
        tests.Add(
            new TestDefinition(
                "filter",
                Parameters.None,
                static (state, value, _) => IsKnown(value, state.Environment.Filters)
            )
        );
        tests.Add(
            new TestDefinition(
                "test",
                Parameters.None,
                static (state, value, _) => IsKnown(value, state.Environment.Tests)
            )
        );
    }

    private static bool IsKnown<T>(Value name, Registry<T> registry)
        where T : class
    {
        if (name.IsString)
        {
            return registry.TryGet(name.StringPayload, out _);
        }

        // No other value is a name, but a list cannot even be asked about.
        _ = ValueEquality.Hash(name);
        return false;
    }
}
