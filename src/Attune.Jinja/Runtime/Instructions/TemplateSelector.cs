using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Finds the template that a tag names; a constant name of a source that never changes is looked up once.</summary>
internal sealed class TemplateSelector(Evaluator name, bool takesLists)
{
    private readonly string? _constant = name is Evaluators.ConstantEvaluator { Value.IsString: true } constant
        ? constant.Value.StringPayload
        : null;

    private Template? _known;

    public TemplateCode Get(Frame frame)
    {
        frame.State.Activations.CountInclude(frame.State.Budget.Limits);
        frame.State.Budget.Charge();
        if (_known is not null)
        {
            return _known.Code;
        }
        JinjaEnvironment environment = frame.State.Environment;
        if (_constant is not null)
        {
            Template template = environment.GetTemplate(_constant);
            if (template.NeverChanges)
            {
                _known = template;
            }
            return template.Code;
        }
        return Select(frame, environment, name.Evaluate(frame)).Code;
    }

    private Template Select(Frame frame, JinjaEnvironment environment, Value value)
    {
        if (value.TryGetString(out string? one))
        {
            return environment.GetTemplate(one);
        }
        if (value.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }
        if (!takesLists)
        {
            _ = ValueEquality.Hash(value);
            throw new JinjaTemplateNotFoundException(ValuePrinter.ToText(value, frame.State));
        }
        if (!value.IsTrue)
        {
            throw new JinjaTemplateNotFoundException("Tried to select from an empty list of templates.", []);
        }
        var tried = new List<string>();
        foreach (Value candidate in frame.State.Iterate(value))
        {
            if (candidate.TryGetString(out string? candidateName))
            {
                tried.Add(candidateName);
                try
                {
                    return environment.GetTemplate(candidateName);
                }
                catch (JinjaTemplateNotFoundException) { }
            }
            else if (!candidate.IsUndefined)
            {
                _ = ValueEquality.Hash(candidate);
            }
        }
        if (!value.IsList && !value.IsTuple && value.Kind != ValueKind.Range)
        {
            // Python names the last one, which it cannot find by its index here.
            throw value.IsDict
                ? new JinjaRuntimeException("-1", "KeyError")
                : JinjaRuntimeException.Type($"'{ValueTypes.NameOf(value)}' object is not subscriptable");
        }
        throw new JinjaTemplateNotFoundException(
            $"none of the templates given were found: {string.Join(", ", tried)}",
            tried
        );
    }
}
