using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests;

/// <summary>Tests that compare a value with another, under all their names, and <c>in</c>.</summary>
internal static class ComparisonTests
{
    private static readonly Parameters Other = Parameters.Of(Parameter.Required("other").PositionalOnly());

    public static void Register(Registry<TestDefinition> tests)
    {
        foreach (var name in (ReadOnlySpan<string>)["==", "eq", "equalto"])
        {
            tests.Add(new TestDefinition(name, Other, static (_, a, b) => ValueEquality.AreEqual(a, b[0])));
        }

        foreach (var name in (ReadOnlySpan<string>)["!=", "ne"])
        {
            tests.Add(new TestDefinition(name, Other, static (_, a, b) => !ValueEquality.AreEqual(a, b[0])));
        }

        Add(tests, Comparison.Greater, [">", "gt", "greaterthan"]);
        Add(tests, Comparison.GreaterOrEqual, [">=", "ge"]);
        Add(tests, Comparison.Less, ["<", "lt", "lessthan"]);
        Add(tests, Comparison.LessOrEqual, ["<=", "le"]);
        tests.Add(
            new TestDefinition(
                "in",
                Parameters.Of(Parameter.Required("seq")),
                static (state, value, arguments) => Membership.Contains(state, arguments[0], value)
            )
        );
    }

    private static void Add(Registry<TestDefinition> tests, Comparison comparison, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            tests.Add(
                new TestDefinition(
                    name,
                    Other,
                    (_, value, arguments) => ValueOrder.Compare(value, arguments[0], comparison)
                )
            );
        }
    }
}
