using Attune.Decisions.Validation;
using Attune.Decisions.Values;
using Attune.Jinja;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles variables; one template text is compiled once for a snapshot.</summary>
internal sealed class VariableCompiler(JinjaEnvironment environment, DecisionLimits limits)
{
    private readonly Dictionary<string, Template> _templates = new(StringComparer.Ordinal);

    public IReadOnlyList<ServedVariable> Compile(IReadOnlyList<Variable> variables, ProblemList problems)
    {
        if (variables.Count > limits.VariablesPerVariation)
        {
            problems.Add(
                FormattableString.Invariant($"A variation may have {limits.VariablesPerVariation} variables."),
                ProblemKind.TooLarge
            );
            return [];
        }

        var compiled = new List<ServedVariable>(variables.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < variables.Count; index++)
        {
            var variable = variables[index];
            var at = problems.Item(index);
            if (variable.Name.Length < 1 || variable.Name.Length > limits.NameLength)
            {
                at.Add("name", FormattableString.Invariant($"A name has 1 to {limits.NameLength} characters."));
            }

            if (!names.Add(variable.Name))
            {
                at.Add("name", "Another variable of this variation has this name.");
            }

            if (CompileValue(variable.Value, at.Member("value")) is { } template)
            {
                compiled.Add(new(variable.Name, variable.DataType, template));
            }
        }

        return compiled;
    }

    private Template? CompileValue(ValueSource value, ProblemList problems)
    {
        if (value is not TemplateValueSource { Template: { } source })
        {
            problems.Add("This kind of value is not known.");
            return null;
        }

        if (source.Length > limits.TemplateLength)
        {
            problems.Add(
                FormattableString.Invariant(
                    $"A template may have {limits.TemplateLength} characters; this one has {source.Length}."
                ),
                ProblemKind.TooLarge
            );
            return null;
        }

        if (_templates.TryGetValue(source, out var known))
        {
            return known;
        }

        try
        {
            return _templates[source] = environment.FromString(source);
        }
        catch (JinjaException e)
        {
            problems.Add(e.Message);
            return null;
        }
    }
}
