using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Operators;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles filters on attributes of the user and on parameters of the request.</summary>
internal static class ValueCompiler
{
    public static Rule? Compile(AttributeFilter filter, RuleScope scope, ProblemList problems) =>
        CompileTest(filter, scope, problems) is { } test
            ? new AttributeRule(
                scope.Clause(problems, TextOf(AttributeCatalog.DisplayName(filter.Name), test, filter.Negate)),
                AttributePath.OfUser(filter.Name),
                test,
                filter.Negate
            )
            : null;

    public static Rule? Compile(ParameterFilter filter, RuleScope scope, ProblemList problems) =>
        CompileTest(filter, scope, problems) is { } test
            ? new ParameterRule(
                scope.Clause(problems, TextOf($"parameter {filter.Name}", test, filter.Negate)),
                AttributePath.Of(filter.Name),
                test,
                filter.Negate
            )
            : null;

    /// <summary>The operator with its values, or null with problems added.</summary>
    public static ValueTest? CompileTest(ValueFilter filter, RuleScope scope, ProblemList problems)
    {
        var hasName = scope.HasName(filter.Name, "name", problems);
        var test = OperatorCatalog.Create(new(filter, scope.Zone, scope.Limits, problems));
        return hasName ? test : null;
    }

    public static string TextOf(string name, ValueTest test, bool negate) =>
        negate ? $"not ({name} {test.Text})" : $"{name} {test.Text}";
}
